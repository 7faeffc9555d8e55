"""Who sees and sets the rhythms of reminders."""

from empact.accounts.permissions import ADMINISTRATORS, ROLE_HOLDERS
from empact.accounts.sights import Sight
from empact.notifications.models import Cadence
from empact.workflow.edits import Allowance, EditPolicy

CADENCE_FIELDS = ("title", "before", "after", "every", "escalate_after", "is_legal", "standing", "source")

SIGHTS = (Sight(Cadence, ROLE_HOLDERS),)
POLICIES = (EditPolicy(model=Cadence, edits=(Allowance(ADMINISTRATORS, CADENCE_FIELDS),)),)
