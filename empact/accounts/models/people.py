"""Accounts, and what is known of the person behind one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.accounts.hats import Hat, hats_of
from empact.accounts.querysets import UserQuerySet

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


class UserManager(BaseUserManager["User"]):
    """Make accounts, and find them by e-mail whatever its case."""

    def get_queryset(self) -> UserQuerySet:
        """Return all accounts."""
        return UserQuerySet(self.model, using=self._db)

    def all(self) -> UserQuerySet:
        """Return all accounts."""
        return self.get_queryset()

    def visible_to(self, user: Reader) -> UserQuerySet:
        """Return the accounts this reader may see."""
        return self.get_queryset().visible_to(user)

    def for_reader(self, reader: Reader) -> UserQuerySet:
        """Return the people the reader may see, as pages show them."""
        return self.get_queryset().for_reader(reader)

    def get_by_natural_key(self, email: str | None) -> User:
        """Return the account with that e-mail address, upper or lower case."""
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """Store an account; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: signs in by e-mail, acts through the assignments of the day."""

    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = (
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="user_email_lower"),
        )

    def __str__(self) -> str:
        return self.post_label

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.pk])

    @cached_property
    def hats(self) -> tuple[Hat, ...]:
        """Return what the person may act as today, most telling first. One query, kept with this instance."""
        return hats_of(self)

    @cached_property
    def post_label(self) -> str:
        """Return the post, never the person: "NEC, France"; an account without a role is "No role"."""
        return self.hats[0].label if self.hats else str(_("No role"))

    @property
    def posts(self) -> tuple[Hat, ...]:
        """Return the posts in which the person acts today: the first of those that read alike."""
        first: dict[str, Hat] = {}
        for hat in self.hats:
            first.setdefault(hat.label, hat)
        return tuple(first.values())

    @property
    def other_posts(self) -> tuple[str, ...]:
        """Return the other posts in which the person acts today, each once."""
        return tuple(hat.label for hat in self.posts[1:])


class PersonDetails(models.Model):
    """The only place of a person's name and telephone; no history, erasable."""

    person = models.OneToOneField(User, models.CASCADE, related_name="details", verbose_name=_("account"))
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("personal details")
        verbose_name_plural = _("personal details")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
