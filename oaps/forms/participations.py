"""The forms with which organisations come into an action, and what is written of a participation."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Organisation, OrganisationKind, User
from empact.web.forms import DateInput, LinesInput, RecordForm
from oaps.forms.plans import LONGEST_COMMENT
from oaps.models import Participation, ParticipationRole
from oaps.workflow.participations import TAKING_PART


class _OrganisationIterator(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """Organisations under the heads of their kinds."""

    def __iter__(self) -> Iterator[Any]:
        """Yield a group of choices for each kind."""
        for kind, found in groupby(self.queryset, key=lambda item: item.kind):
            yield OrganisationKind(kind).label, [self.choice(item) for item in found]


class OrganisationsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Several organisations to tick, Member States in protocol order first; each is sent by its code."""

    iterator = _OrganisationIterator
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": _("“%(value)s” is no organisation that can be chosen here."),
        "required": _("Tick at least one organisation."),
    }

    def label_from_instance(self, obj: Organisation) -> str:
        """Return code and name."""
        return obj.label if obj.country is None else f"{obj.country.code} {obj.short_name}"


def in_order_of_kind(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Return organisations kind by kind, those of countries in protocol order."""
    place = Case(
        *(When(kind=kind, then=Value(number)) for number, kind in enumerate(TAKING_PART)),
        default=Value(len(TAKING_PART)),
        output_field=IntegerField(),
    )
    return rows.select_related("country").order_by(
        place, F("country__protocol_order").asc(nulls_last=True), "short_name", "pk"
    )


class PartForm(forms.Form):
    """Who shall take part in an action, in which role; the organisations are those that can be chosen."""

    role = forms.TypedChoiceField(
        label=_("Role"),
        choices=ParticipationRole.choices,
        coerce=ParticipationRole,
        initial=ParticipationRole.PARTICIPANT,
        widget=forms.RadioSelect(),
    )
    organisations = OrganisationsField(
        label=_("Organisations"), queryset=Organisation.objects.none(), to_field_name="code"
    )
    contribution = forms.CharField(
        label=_("Contribution"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=LinesInput(attrs={"rows": 3}),
        help_text=_("What they bring to the action."),
    )

    def __init__(
        self, *args: Any, organisations: QuerySet[Organisation], lead: Organisation | None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["organisations"].queryset = in_order_of_kind(organisations)  # type: ignore[attr-defined]
        self.lead = lead

    def clean(self) -> dict[str, Any]:
        """Refuse a second lead: an action has exactly one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("role") == ParticipationRole.LEAD:
            if self.lead is not None:
                words = gettext(
                    "{lead} leads this action, and there is exactly one lead organisation. Withdraw its lead first, or"
                    " choose another role."
                )
                self.add_error("role", words.format(lead=self.lead.label))
            elif len(cleaned.get("organisations", ())) > 1:
                self.add_error("organisations", gettext("Exactly one organisation leads: tick one only."))
        return cleaned


class InviteForm(PartForm):
    """Invites organisations, with the day by which they are to answer."""

    answer_due = forms.DateField(
        label=_("Answer due on"),
        required=False,
        widget=DateInput(),
        help_text=_("Until 17:00 in Brussels; ten working days from today unless you say otherwise."),
    )


class RecordForForm(PartForm):
    """Records a partner without an account, with how it is known that it takes part."""

    comment = forms.CharField(
        label=_("How it is known"),
        max_length=LONGEST_COMMENT,
        widget=LinesInput(attrs={"rows": 3}),
        help_text=_("Letter, meeting or message, and its date. Kept in the history."),
    )


class ParticipationForm(RecordForm):
    """What of a participation is written by hand: contact and contribution by its side, order and date by the other."""

    class Meta(RecordForm.Meta):
        model = Participation
        fields = ("contact", "contribution", "position", "answer_due")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = User.objects.filter(pk__in=self.instance.organisation.assignments.today().values("person"))
        self.fields["contact"].queryset = people.select_related("details").order_by("email")  # type: ignore[attr-defined]
        self.fields["contact"].label_from_instance = lambda person: str(  # type: ignore[attr-defined]
            getattr(person, "details", "") or person.email
        )
