"""How what is done with people and organisations reads in a sentence of the history."""

from django.utils.translation import gettext_lazy as _

from empact.history.verbs import Verb

ASSIGNMENT, USER, ORGANISATION = "accounts.assignment", "accounts.user", "accounts.organisation"

VERBS = (
    Verb("appointed", _("gave the role {record}"), ASSIGNMENT),
    Verb("accepted", _("accepted who is named as {record}"), ASSIGNMENT),
    Verb("declined", _("declined who is named as {record}"), ASSIGNMENT),
    Verb("ended", _("ended the role {record}"), ASSIGNMENT),
    Verb("withdrew", _("took back the role {record}"), ASSIGNMENT),
    Verb("invited", _("invited a new person"), USER),
    Verb("edited_details", _("changed the personal details of {record}"), USER),
    Verb("made_link", _("made a link for a new password for {record}"), USER),
    Verb("set_password", _("set a password by a link"), USER),
    Verb("changed_password", _("changed their password"), USER),
    Verb("deactivated", _("closed the account of {record}"), USER),
    Verb("reactivated", _("opened again the account of {record}"), USER),
    Verb("erased_details", _("erased the personal details of {record}"), USER),
    Verb("renamed", _("renamed {record}"), ORGANISATION),
)
