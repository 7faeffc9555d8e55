"""What can be had as a file of a plan."""

from django.utils.translation import gettext_lazy as _

from empact.documents.kinds import DocumentKind
from empact.documents.pdf import Typst
from empact.documents.sheets import Csv, Xlsx
from oaps.documents.marking import highest
from oaps.documents.plan import plan_content
from oaps.documents.tables import action_sheets, participation_sheets
from oaps.models import OAP

KINDS = (
    DocumentKind(
        name="oaps.plan",
        label=_("Plan document"),
        model=OAP,
        marked=highest,
        content=plan_content,
        formats=(Typst("oaps/documents/plan.typ"),),
    ),
    DocumentKind(
        name="oaps.actions",
        label=_("List of actions"),
        model=OAP,
        marked=highest,
        content=action_sheets,
        formats=(Xlsx(), Csv()),
    ),
    DocumentKind(
        name="oaps.participation",
        label=_("Participation matrix"),
        model=OAP,
        marked=highest,
        content=participation_sheets,
        formats=(Xlsx(), Csv()),
    ),
)
