"""Hand one mail to the server: the work of one job. What the recipient's server refuses for good is not tried again."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils.translation import gettext as _

from empact import clock
from empact.jobs.errors import HopelessError, LaterError
from empact.notifications.models import Mail, MailState

if TYPE_CHECKING:
    from empact.jobs.kinds import Effect
    from empact.jobs.running import Run

# How long until the next attempt; a server that is away over a night still gets the mail.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))
ATTEMPTS = len(PAUSES) + 1
PERMANENT = 500


def send(run: Run) -> Effect | None:
    """Send the mail that the job names and note what became of it.

    A mail is never lost, and at most doubled with the same Message-ID when a worker dies between sending and noting.
    Raises HopelessError when the recipient is refused, LaterError when the server is away or says "later".
    """
    mail = Mail.objects.select_related("person").get(pk=run.job.arguments["mail"])
    if mail.state not in {MailState.WAITING, MailState.FAILED}:
        return None
    if not mail.person.is_active:
        return lambda: _note(mail, MailState.REFUSED, _("The account is closed."))
    if settings.EMPACT_DEMO:
        return lambda: _note(mail, MailState.SHOWN)
    Mail.objects.filter(pk=mail.pk).update(attempts=F("attempts") + 1)
    try:
        message_of(mail).send()
    except ValueError as error:
        raise _refused(mail, str(error)) from error
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        raise _refusal(run, mail, code, _told(code, text)) from error
    except smtplib.SMTPDataError as error:
        raise _refusal(run, mail, error.smtp_code, _told(error.smtp_code, error.smtp_error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise _later(run, mail, str(error)) from error
    return lambda: _answer(mail, MailState.SENT)


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """Return the mail as it goes out: text and HTML, to one person, marked as made by a machine."""
    host = urlsplit(settings.EMPACT_SITE).hostname or "localhost"
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.person.email],
        headers={
            "Message-ID": f"<{mail.uuid}@{host}>",
            "List-Id": f"EMPACT notifications <notifications.{host}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _refusal(run: Run, mail: Mail, code: int, words: str) -> HopelessError | LaterError:
    return _refused(mail, words) if code >= PERMANENT else _later(run, mail, words)


def _refused(mail: Mail, words: str) -> HopelessError:
    _answer(mail, MailState.REFUSED, words)
    return HopelessError(_("The mail was refused: {reason}").format(reason=words))


def _later(run: Run, mail: Mail, words: str) -> LaterError:
    attempt = run.job.attempts
    _answer(mail, MailState.FAILED if attempt >= run.job.allowed_attempts else MailState.WAITING, words)
    reason = _("The mail server did not take it: {reason}").format(reason=words)
    return LaterError(reason, PAUSES[min(attempt, len(PAUSES)) - 1])


def _answer(mail: Mail, state: MailState, error: str = "") -> None:
    """Note what the server said to an attempt. One that ends with its worker stays without: it may have been taken."""
    Mail.objects.filter(pk=mail.pk).update(answered=F("answered") + 1)
    _note(mail, state, error)


def _note(mail: Mail, state: MailState, error: str = "") -> None:
    sent_at = clock.now() if state in {MailState.SENT, MailState.SHOWN} else None
    Mail.objects.filter(pk=mail.pk).update(state=state, error=error[:1000], sent_at=sent_at)


def _told(code: int, text: bytes | str) -> str:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return f"{code} {words}"
