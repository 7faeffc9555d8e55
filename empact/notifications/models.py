"""How often one is reminded of what, what a person was told, how they want it, what was mailed, and calendar feeds."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.accounts.querysets import VisibleQuerySet
from empact.history.records import Record, tracked
from empact.notifications.querysets import MailQuerySet, MessageQuerySet
from empact.words import Words

# The cadence of whatever has none of its own.
DEFAULT = "default"


def _days(label: Words, words: Words) -> Any:
    return ArrayField(models.PositiveSmallIntegerField(), verbose_name=label, help_text=words, default=list, blank=True)


@tracked
class Cadence(Record):
    """On which days around a deadline people are reminded of a kind of record ("oaps.nationalposition")."""

    kind = models.CharField(_("kind of record"), max_length=100, unique=True)
    title = models.CharField(_("what it is about"), max_length=120)
    before = _days(_("days before"), _("Days before the deadline, for example 30, 7, 1."))
    after = _days(_("days after"), _("Days after the deadline, for example 1, 7."))
    every = models.PositiveSmallIntegerField(
        _("then every"), default=30, help_text=_("Days between the later reminders; 0 for none.")
    )
    escalate_after = _days(
        _("escalated after"), _("Days after the deadline on which the next higher post is told, for example 7, 30.")
    )
    is_legal = models.BooleanField(
        _("legal deadline"), default=False, help_text=_("Messages about it cannot be turned off.")
    )

    objects = VisibleQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("reminder rhythm")
        verbose_name_plural = _("reminder rhythms")
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cadence-detail", args=[self.kind])

    def clean(self) -> None:
        """Refuse the same day twice, and day 0 after the deadline."""
        super().clean()
        found: dict[str, str] = {}
        for name in ("before", "after", "escalate_after"):
            days = getattr(self, name)
            if len(days) != len(set(days)):
                found[name] = gettext("A day is named twice; name each once.")
            elif name != "before" and 0 in days:
                found[name] = gettext("Day 0 is the deadline itself; begin with day 1.")
        if found:
            raise ValidationError(found)


class Frequency(models.TextChoices):
    """How soon messages of an event are mailed; in the application they stand at once."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("daily, in one mail")
    WEEKLY = "weekly", _("weekly, on Monday")
    OFF = "off", _("not by mail")


class Choice(models.Model):
    """How soon a person wants to have the messages of one event by mail; without a row, as the event says."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))
    event = models.CharField(_("event"), max_length=20)
    frequency = models.CharField(_("by mail"), max_length=10, choices=Frequency)

    class Meta:
        verbose_name = _("choice of mails")
        verbose_name_plural = _("choices of mails")
        constraints = (models.UniqueConstraint(fields=("person", "event"), name="choice_once"),)

    def __str__(self) -> str:
        return f"{self.event}: {self.frequency}"


class MailState(models.TextChoices):
    """What became of a mail."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    SHOWN = "shown", _("shown here only, as this is a demonstration")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


class Mail(models.Model):
    """A mail to one person, and what became of it: the log of what was sent.

    The address is read from the account when it is sent, so that it is kept in one place and can be erased. `slot`
    is what the mail is for; no person has two for one slot. The Message-ID comes from `uuid`: a mail that is sent twice
    because a worker died in between is the same mail to whoever receives it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mails", verbose_name=_("to"))
    slot = models.CharField(_("slot"), max_length=60)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("text as HTML"))
    state = models.CharField(_("state"), max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    answered = models.PositiveSmallIntegerField(
        _("attempts with a known end"), default=0, help_text=_("The others ended with their worker.")
    )
    error = models.TextField(_("last error"), blank=True, default="")
    written_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("person", "slot"), name="mail_once_per_slot"),)
        indexes = (models.Index(fields=("written_at",), name="mail_written"),)

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("mail", args=[self.pk])


class Message(models.Model):
    """What a person is told in the application, and by mail as they chose. One thing, or many of a kind as a list.

    `event` is why they are told (events.py). `frequency` is how the person wanted it when it was written.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="told", db_index=False, verbose_name=_("to")
    )
    event = models.CharField(_("event"), max_length=20)
    title = models.CharField(_("title"), max_length=250)
    subject = models.CharField(_("subject of a mail"), max_length=250)
    why = models.TextField(_("why"))
    at = models.DateTimeField(_("at"))
    frequency = models.CharField(_("by mail"), max_length=10, choices=Frequency)
    mail = models.ForeignKey(
        Mail, models.SET_NULL, null=True, blank=True, related_name="messages", verbose_name=_("mail")
    )
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("person", "-id"), name="message_person"),
            models.Index(fields=("person",), condition=Q(read_at=None), name="message_unread"),
            models.Index(fields=("frequency",), condition=Q(mail=None, read_at=None), name="message_for_digest"),
        )

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """One thing that a message tells of one record; told to a person once, however often the run finds it.

    `move` is what is awaited of the record, `turn` when it came to whom it waits on (the entry of the move before, so
    that what comes back is told anew), `stage` which of the reminders it is (stages.py). `settled` is what is done, or
    is somebody else's by now.
    """

    message = models.ForeignKey(Message, models.CASCADE, related_name="items", verbose_name=_("message"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False, verbose_name=_("to")
    )
    kind = models.CharField(_("kind of record"), max_length=100)
    record_id = models.BigIntegerField(_("record"))
    root_kind = models.CharField(_("kind of root"), max_length=100)
    root_id = models.BigIntegerField(_("root"))
    move = models.CharField(_("what is awaited"), max_length=60)
    turn = models.BigIntegerField(_("since which entry"), default=0)
    stage = models.CharField(_("which reminder"), max_length=20)
    due = models.DateTimeField(_("due"), null=True, blank=True)
    label = models.CharField(_("record"), max_length=250)
    url = models.CharField(_("where to act"), max_length=300)
    settled = models.BooleanField(_("settled"), default=False)

    class Meta:
        verbose_name = _("item of a message")
        verbose_name_plural = _("items of messages")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "record_id", "move", "turn", "due", "stage"),
                nulls_distinct=False,
                name="item_told_once",
            ),
        )
        indexes = (models.Index(fields=("kind", "record_id"), name="item_record"),)

    def __str__(self) -> str:
        return self.label


class CalendarFeed(models.Model):
    """The secret address under which a person's calendar reads their deadlines; only its digest is kept."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed", verbose_name=_("person")
    )
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self) -> str:
        return str(self.person)
