"""Who edits the records of the rooms below: organisations and countries. Their names over time have services."""

from empact.accounts.models import Country, Organisation
from empact.accounts.permissions import KEEPERS_OF_PEOPLE, ORGANISATION_KEEPERS
from empact.workflow.edits import Allowance, EditPolicy

POLICIES = (
    EditPolicy(
        model=Organisation,
        edits=(
            Allowance(
                ORGANISATION_KEEPERS,
                ("name", "short_name", "kind", "country", "parent", "seat", "standing", "source"),
            ),
        ),
    ),
    EditPolicy(
        model=Country,
        edits=(
            Allowance(
                KEEPERS_OF_PEOPLE,
                ("name", "kind", "footnote", "europol_status", "cepol_participates", "standing", "source"),
            ),
        ),
    ),
)
