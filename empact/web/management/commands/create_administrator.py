"""Make the first administrator of an installation and print the link with which that person sets a password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from empact import clock
from empact.accounts.models import LinkPurpose, Organisation, User
from empact.accounts.permissions import ADMINISTRATOR
from empact.accounts.services.assignments import appoint
from empact.accounts.services.people import invite, make_link
from empact.web.people.links import link_to


class Command(BaseCommand):
    """Carry out manage.py create_administrator EMAIL."""

    help = (
        "Make an administrator, who invites everybody else, and print a link for the first password, good for seven "
        "days. Refused while there is an administrator, unless --another is given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Know who, of which organisation, and where the installation is reached."""
        parser.add_argument("email", help="E-mail address by which the person will sign in.")
        parser.add_argument(
            "--organisation", default="gsc", help="Code of the person's organisation (manage.py load_reference first)."
        )
        parser.add_argument("--address", default=_own_address(), help="Where the installation is reached.")
        parser.add_argument("--another", action="store_true", help="Although there is an administrator already.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make account, role and link; print the link alone, so that a script can take it."""
        if not options["another"] and User.objects.all().with_role(ADMINISTRATOR).exists():
            raise CommandError("There is an administrator, who can invite others. Give --another to make one anyhow.")
        organisation = Organisation.objects.filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"No organisation has the code {options['organisation']}: run manage.py load_reference.")
        try:
            path = _link(options["email"], organisation)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(options["address"].rstrip("/") + path)


def _link(email: str, organisation: Organisation) -> str:
    """Return the path of the person's link: of a new account, or of one that is there and gets the role."""
    person = User.objects.filter(email__iexact=email).first()
    role: dict[str, Any] = {"role": ADMINISTRATOR, "organisation": organisation, "starts": clock.today(), "actor": None}
    if person is None:
        return link_to(LinkPurpose.INVITATION, invite(email, **role).secret)
    appoint(person, **role)
    purpose = LinkPurpose.RESET if person.has_usable_password() else LinkPurpose.INVITATION
    return link_to(purpose, make_link(person, actor=None))


def _own_address() -> str:
    """Return the address of the first host that the settings allow."""
    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    return f"{'https' if settings.HTTPS else 'http'}://{host}"
