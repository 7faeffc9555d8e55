"""The forms of step 2: over priority sets, priorities, OAP areas, the G-MASP and its goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cycles.models import KeyThreat
from empact.web.forms import RELIED_ON, LinesInput, RecordForm, Section
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority
from priorities.permissions import AREA_FIELDS, GOAL_FIELDS, PRIORITY_FIELDS, SET_FIELDS, STRATEGIC_PLAN_FIELDS


class LinesField(forms.CharField):
    """Several short texts, one in each line."""

    widget = LinesInput(attrs={"rows": 3})

    def __init__(self, *, longest: int, **options: Any) -> None:
        super().__init__(**options)
        self.longest = longest

    def prepare_value(self, value: Any) -> Any:
        """Return the texts as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a list is what the record holds
        """Return the lines that hold something, each once."""
        lines = (line.strip() for line in (value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        """Refuse a line that is too long."""
        super().validate("\n".join(value))
        for line in value:
            if len(line) > self.longest:
                raise forms.ValidationError(
                    _("“%(start)s…” is longer than %(n)d characters; write a name in each line."),
                    params={"start": line[:30], "n": self.longest},
                )

    def run_validators(self, value: Any) -> None:
        """Ask the validators of each line: characters that cannot be stored."""
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lists."""
        return (initial or []) != self.to_python(data)


ALIASES_HELP = _("One in each line: names under which other sources know it.")
LONGEST_ALIAS = 120


class PrioritySetForm(RecordForm):
    """A set of priorities: one Council document."""

    class Meta(RecordForm.Meta):
        model = PrioritySet
        fields = SET_FIELDS


SET_SECTIONS = (Section(_("Priority set"), ("title", "note")), RELIED_ON)


class PriorityForm(RecordForm):
    """A priority, with the Council's own words."""

    aliases = LinesField(label=_("Also written as"), required=False, help_text=ALIASES_HELP, longest=LONGEST_ALIAS)

    class Meta(RecordForm.Meta):
        model = Priority
        fields = PRIORITY_FIELDS
        help_texts = {
            "code": _("Short and lasting, for addresses and the API: FA."),
            "aim": _("Word for word as the Council adopted it; leave it empty until the official wording is known."),
        }


PRIORITY_SECTIONS = (
    Section(_("Priority"), ("number", "code", "title")),
    Section(_("In the Council's words"), ("aim", "aliases")),
    RELIED_ON,
)


class AreaForm(RecordForm):
    """An OAP area under a priority."""

    aliases = LinesField(label=_("Also written as"), required=False, help_text=ALIASES_HELP, longest=LONGEST_ALIAS)

    class Meta(RecordForm.Meta):
        model = SubPriority
        fields = AREA_FIELDS
        help_texts = {
            "number": _("Counted over all areas of the cycle."),
            "code": _("Short and lasting; the codes of its plans begin with it: FA, FA-2026-27."),
        }


AREA_SECTIONS = (Section(_("OAP area"), ("number", "code", "title", "aim", "aliases")), RELIED_ON)


class ThreatField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for mypy only
    """A key threat, named with its code."""

    def label_from_instance(self, obj: KeyThreat) -> str:
        """Return "SOCTA-2025/3 Migrant smuggling"."""
        return f"{obj.code} {obj.title}"


class ThreatLinkForm(RecordForm):
    """A key threat that a priority answers; those it answers already are not offered."""

    threat = ThreatField(label=_("Key threat"), queryset=KeyThreat.objects.none())

    class Meta(RecordForm.Meta):
        model = PriorityThreat
        fields = ("threat", "standing", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority = self.instance.priority
        threats = KeyThreat.objects.for_list().filter(assessment__cycle=priority.cycle).order_by("assessment", "number")
        field = self.fields["threat"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = threats.exclude(priority_links__priority=priority)


class StrategicPlanForm(RecordForm):
    """A G-MASP."""

    class Meta(RecordForm.Meta):
        model = StrategicPlan
        fields = STRATEGIC_PLAN_FIELDS


STRATEGIC_PLAN_SECTIONS = (Section(_("G-MASP"), ("title", "summary")), RELIED_ON)


class GoalForm(RecordForm):
    """A strategic goal."""

    class Meta(RecordForm.Meta):
        model = StrategicGoal
        fields = GOAL_FIELDS
        help_texts = {
            "number": _("The first part of the number of every action under it: 3 for 3.1, 3.2."),
            "objective": _("Without an objective the G-MASP cannot be sent for consultation."),
        }


GOAL_SECTIONS = (
    Section(_("Strategic goal"), ("number", "title", "objective")),
    Section(_("How it is measured, and what for"), ("indicators", "benefits")),
    RELIED_ON,
)
