"""The form of an action."""

from empact.web.views.edits import EditPage
from oaps.forms import ActionForm
from oaps.models import OperationalAction


class ActionEdit(EditPage[OperationalAction]):
    """Edits an action."""

    form_class = ActionForm
