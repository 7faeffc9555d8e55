"""What somebody typed while their sign-in ended: kept with the browser until they have signed in again, then shown.

A form that comes without a sign-in is kept in the session of the browser, for the person of the session that ended and
for nobody else; the page it was sent to shows it again. Nothing is saved by that: the person looks, and saves.
"""

from __future__ import annotations

import time
from datetime import time as dt_time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext_lazy
from django.views.csrf import csrf_failure

from empact.accounts.sessions import SessionStore
from empact.jobs.kinds import JobKind
from empact.jobs.schedules import Daily, Schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from empact.jobs.running import Run

KEPT: Final = "typed"
# In letters; the longest form is some 60,000.
LONGEST: Final = 400_000
GOOD_FOR_SECONDS: Final = 24 * 3600
# A session that ended still tells for so long whose it was.
SESSIONS_STAY: Final = timedelta(days=7)
TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field
# What a form sends besides what a person typed.
NOT_TYPED: Final = frozenset((TOKEN, "seen", "version", "next", "back", "move", "sure"))


def keep(request: HttpRequest) -> None:
    """Keep what the request sends for the person whose session ended; at most a query, none without a session.

    A visitor who never signed in leaves nothing behind, so that nobody fills the table of sessions.
    """
    person = request.user.pk or _whose(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    if person is None or request.FILES or sum(len(name) + len(value) for name, value in typed) > LONGEST:
        return
    request.session[KEPT] = {
        "person": str(person),
        "path": request.get_full_path(),
        "typed": typed,
        "at": int(time.time()),
    }


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is none of this sign-in: somebody signed in again in another tab.

    What was typed is shown again with a token that is good; nothing is done. Another site cannot bring that about: the
    cookie of a session is not sent with its forms.
    """
    match = request.resolver_match
    if request.user.is_authenticated and match is not None and shows_typed(match.func):
        keep(request)
        return HttpResponseRedirect(request.get_full_path())
    return csrf_failure(request, reason)


def shows_typed(view: Callable[..., Any]) -> bool:
    """Tell whether a view is a page of ours; what is typed elsewhere, such as a password, is never kept."""
    return hasattr(getattr(view, "view_class", None), "typed_again")


def kept_for(request: HttpRequest) -> QueryDict | None:
    """Return what was typed on this page before the sign-in ended; None as a rule. Reads the session only."""
    found: dict[str, Any] | None = request.session.get(KEPT)
    if found is None or not request.user.is_authenticated:
        return None
    if found["person"] != str(request.user.pk) or found["at"] < time.time() - GOOD_FOR_SECONDS:
        del request.session[KEPT]
        return None
    if found["path"] != request.get_full_path():
        return None
    return QueryDict(urlencode([tuple(pair) for pair in found["typed"]]))


def forget(request: HttpRequest) -> None:
    """Forget what was kept, once it has been shown."""
    request.session.pop(KEPT, None)


def forget_old_sessions(run: Run) -> None:
    """Delete the sessions that ended some time ago, with what was typed and never fetched."""
    Session.objects.filter(expire_date__lt=Now() - SESSIONS_STAY).delete()


TIDY = JobKind("web.tidy", gettext_lazy("Forget old sessions"), forget_old_sessions)
NIGHTLY = Schedule("web.tidy", gettext_lazy("Forget old sessions"), TIDY, Daily(dt_time(3, 20)))


def _whose(cookie: str) -> str | None:
    """Return whose session it was, as long as its row is there: rows of sessions stay when their time is over."""
    key = SessionStore(cookie).session_key
    row = Session.objects.filter(session_key=key).first() if key else None
    return row.get_decoded().get(SESSION_KEY) if row else None
