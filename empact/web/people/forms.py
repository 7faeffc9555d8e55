"""The forms of people: signing in, passwords, roles, invitations, details, organisations."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.exceptions import ValidationError
from django.db.models import Case, Model, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.appointing import organisations_in_reach, people_in_reach
from empact.accounts.models import Country, Organisation, PersonDetails, User
from empact.accounts.permissions import ADMINISTRATOR
from empact.accounts.roles import Role, scope
from empact.accounts.rules import Reader, hats
from empact.accounts.scopes import scope_model, with_label
from empact.accounts.sights import sight
from empact.web.filters import having
from empact.web.forms import DateInput, LinesInput, RecordForm
from empact.web.people.filters import split_scope

LONGEST_COMMENT = 2_000
FILLED_IN_BY = frozenset(("type", "autocomplete"))
# A longer list of records is narrowed down by words first.
MOST_RECORDS = 400


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password, in our words; what to enter stands over a field, not in it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Name the fields."""
        super().__init__(*arguments, **options)
        _name(self.fields["login"], gettext_lazy("E-mail"))
        _name(self.fields["password"], gettext_lazy("Password"))


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The password now, and twice the new one."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Name the fields."""
        super().__init__(*arguments, **options)
        _name(self.fields["oldpassword"], gettext_lazy("Password now"))
        _name(self.fields["password1"], gettext_lazy("New password"))
        _name(self.fields["password2"], gettext_lazy("New password again"))


def _name(field: Any, label: Any) -> None:
    field.label = label
    # What a browser fills in by stays; the words that allauth puts into the field do not.
    field.widget.attrs = {name: value for name, value in field.widget.attrs.items() if name in FILLED_IN_BY}


def tell(form: forms.BaseForm, error: ValidationError) -> None:
    """Put each message of a service at its field; over the form where it has none."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in told.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)


class NewPasswordForm(forms.Form):
    """Twice the password that a link lets a person set."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        cleaned = super().clean() or {}
        if {"password", "again"} <= cleaned.keys() and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same."))
        return cleaned


# -- Giving roles ------------------------------------------------------------------------------


class ScopeField(forms.Field):
    """The record a role is limited to, among those the giver may name; the value is the record, None for everywhere."""

    widget = forms.Select

    def __init__(self, reader: Reader, kind: Role, words: str = "", **options: Any) -> None:
        """Offer the records of the role's kinds; `words` narrows a long list down."""
        super().__init__(label=gettext_lazy("For"), required="" not in kind.scopes, **options)
        self.reader, self.kinds = reader, [item for item in kind.scopes if item]
        self.is_long = False
        choices: list[tuple[str, Any]] = [("", _("everything") if "" in kind.scopes else "–")]
        for item in self.kinds:
            rows = self.rows(item)
            found = rows.filter(_in_words(item, words)) if words.strip() else rows
            options_of = [(f"{item}:{row.pk}", self.words_for(item, row)) for row in found[:MOST_RECORDS]]
            self.is_long = self.is_long or len(options_of) == MOST_RECORDS or bool(words)
            choices.append((str(scope_model(item)._meta.verbose_name_plural), options_of))
        self.widget.choices = choices

    def rows(self, kind: str) -> QuerySet[Any]:
        """Return the records of a kind that the giver may name; an administrator knows that all exist."""
        model = scope_model(kind)
        seen = sight(model).records(self.reader)
        rows: QuerySet[Any] = model._base_manager.order_by(*(model._meta.ordering or ()))
        if hats(self.reader, ADMINISTRATOR):
            rows = rows.annotate(is_seen=Case(When(seen, then=Value(True)), default=Value(False)))
        else:
            rows = rows.filter(seen)
        return with_label(rows, kind)

    def words_for(self, kind: str, row: Any) -> str:
        """Return how a record is called to the giver."""
        return scope(kind).name_of(row, seen=getattr(row, "is_seen", True))

    def to_python(self, value: Any) -> Model | None:
        """Return the record."""
        kind, key = split_scope(str(value or ""))
        if not kind:
            return None
        record: Model | None = self.rows(kind).filter(pk=key).first() if kind in self.kinds else None
        if record is None:
            raise ValidationError(_("There is no such record, or you may not see it. Choose one of the list."))
        return record


def _in_words(kind: str, words: str) -> Any:
    return having(words.replace("\0", ""), *(scope(kind).words or ("pk",)))


class RoleForm(forms.Form):
    """What an assignment says, once the role is chosen."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Organisation"))
    starts = forms.DateField(label=gettext_lazy("First day"), widget=DateInput())
    ends = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=DateInput(),
        required=False,
        help_text=gettext_lazy("Belongs to it. Leave empty when nobody knows it yet."),
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=LinesInput(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept in the history, for example who proposed the person."),
    )

    def __init__(self, reader: Reader, kind: Role, words: str, *arguments: Any, **options: Any) -> None:
        """Offer the organisations and records the giver may name for the role."""
        super().__init__(*arguments, **options)
        self.kind = kind
        bodies = organisations_in_reach(reader, kind.code).select_related("country")
        if kind.per_country:
            bodies = bodies.filter(country__isnull=False)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = bodies.order_by("country__protocol_order", "short_name")
        organisation.label_from_instance = lambda body: f"{body.label}: {body.name}"
        self.fields["scope"] = ScopeField(reader, kind, words)
        self.fields["starts"].initial = clock.today()
        self.order_fields((*self.first_fields(), "organisation", "scope", "starts", "ends", "comment"))

    def first_fields(self) -> tuple[str, ...]:
        """Return the fields that say who."""
        return ()

    def values(self) -> dict[str, Any]:
        """Return what the services are told about the role."""
        names = ("organisation", "scope", "starts", "ends", "comment")
        return {"role": self.kind.code, **{name: self.cleaned_data[name] for name in names}}


class AssignForm(RoleForm):
    """A role for a person who has an account."""

    person = forms.EmailField(
        label=gettext_lazy("Person"),
        help_text=gettext_lazy("The e-mail address of the account. Somebody without one is invited instead."),
    )

    def __init__(self, reader: Reader, *arguments: Any, **options: Any) -> None:
        """Remember who gives the role."""
        self.reader = reader
        super().__init__(reader, *arguments, **options)

    def first_fields(self) -> tuple[str, ...]:
        """Return the fields that say who."""
        return ("person",)

    def clean_person(self) -> User:
        """Return the person, among those the giver looks after."""
        found = people_in_reach(self.reader).filter(email=self.cleaned_data["person"].lower()).first()
        if found is None:
            raise ValidationError(
                _("There is no such account among the people you look after. Invite the person instead.")
            )
        return found


class InviteForm(RoleForm):
    """A role for a person who has no account yet."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("With this the person signs in."))
    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)

    def first_fields(self) -> tuple[str, ...]:
        """Return the fields that say who."""
        return ("email", "given_name", "family_name", "phone")

    def details(self) -> dict[str, str]:
        """Return the personal details."""
        return {name: self.cleaned_data[name] for name in ("given_name", "family_name", "phone")}


class DatesForm(forms.Form):
    """From when until when a role is held."""

    starts = forms.DateField(label=gettext_lazy("First day"), widget=DateInput())
    ends = forms.DateField(label=gettext_lazy("Last day"), widget=DateInput(), required=False)
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, max_length=LONGEST_COMMENT)


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=DateInput(), help_text=gettext_lazy("Still belongs to it.")
    )
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, max_length=LONGEST_COMMENT)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with today."""
        super().__init__(*arguments, **options)
        self.fields["last_day"].initial = clock.today()


class NoteForm(forms.Form):
    """What somebody may say to what is done."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"), required=False, max_length=LONGEST_COMMENT, widget=LinesInput(attrs={"rows": 3})
    )


class CommentForm(forms.Form):
    """Why something is done."""

    comment = forms.CharField(
        label=gettext_lazy("Reason"), max_length=LONGEST_COMMENT, widget=LinesInput(attrs={"rows": 3})
    )


class DetailsForm(forms.Form):
    """Names and telephone; for a keeper of the account the address too."""

    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("With this the person signs in."))

    def __init__(self, person: User, *arguments: Any, may_change_email: bool = False, **options: Any) -> None:
        """Begin with what is known."""
        details = PersonDetails.objects.filter(person=person).first()
        super().__init__(*arguments, **options)
        for name in ("given_name", "family_name", "phone"):
            self.fields[name].initial = getattr(details, name, "")
        self.fields["email"].initial = person.email
        if not may_change_email:
            del self.fields["email"]


# -- Organisations -----------------------------------------------------------------------------


class OrganisationForm(RecordForm):
    """What is known about an organisation, besides its names over time."""

    class Meta(RecordForm.Meta):
        model = Organisation
        fields = ("name", "short_name", "kind", "country", "parent", "seat", "standing", "source")


class CountryForm(RecordForm):
    """What is said about a country; its codes and its place in the order stay."""

    class Meta(RecordForm.Meta):
        model = Country
        fields = ("name", "kind", "europol_status", "cepol_participates", "footnote", "standing", "source")


class NewOrganisationForm(RecordForm):
    """A new organisation, with the code by which addresses name it."""

    class Meta(RecordForm.Meta):
        model = Organisation
        fields = ("code", "name", "short_name", "kind", "country", "parent", "seat", "standing", "source")
        help_texts = {
            "code": gettext_lazy("Short and lasting, for addresses and the API: europol, fr-ocldi."),
            "short_name": gettext_lazy("As it is written in tables: Europol, OCLDI."),
        }


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=gettext_lazy("New name"), max_length=160)
    short_name = forms.CharField(label=gettext_lazy("New short name"), max_length=40)
    since = forms.DateField(
        label=gettext_lazy("From"), widget=DateInput(), help_text=gettext_lazy("The name until the day before is kept.")
    )
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, max_length=LONGEST_COMMENT)
