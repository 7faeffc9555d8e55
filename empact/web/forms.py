"""Forms that pages are made of: over a record by declaration, and over the data of a move.

No form saves: what was typed goes to `workflow.edits` and `workflow.engine`, which ask the rules and say what is wrong.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelFormOptions, construct_instance
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Organisation
from empact.accounts.rules import Reader
from empact.words import Words
from empact.workflow.charts import Transition
from empact.workflow.cleaning import faults_of
from empact.workflow.discretion import readers_of_comment
from empact.workflow.problems import Problem, of_texts, prose_of

FEW_CHOICES = 5
LONGEST_COMMENT = 4_000


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar with the hour, in Brussels time."""

    input_type = "datetime-local"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **options)


class LinesInput(forms.Textarea):
    """Text of several lines. Browsers end a line with CR and LF, records with LF: else every save would rewrite it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what was typed, its lines ending as records have them."""
        typed = super().value_from_datadict(data, files, name)
        return typed.replace("\r\n", "\n").replace("\r", "\n") if isinstance(typed, str) else typed


class Several(forms.TypedMultipleChoiceField):
    """Some of a few choices, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lists of choices."""
        return sorted(map(str, initial or ())) != sorted(map(str, data or ()))


def field_for(field: models.Field[Any, Any], **options: Any) -> forms.Field | None:
    """Return the form's field of a model's field, with the inputs that suit it."""
    base = getattr(field, "base_field", None)
    if base is not None and base.choices:
        options.pop("base_field", None)
        return Several(
            label=capfirst(str(field.verbose_name)),
            choices=base.choices,
            required=not field.blank,
            help_text=field.help_text,
        )
    if isinstance(field, models.DateTimeField):
        options.setdefault("widget", MomentInput())
    elif isinstance(field, models.DateField):
        options.setdefault("widget", DateInput())
    elif isinstance(field, models.TextField):
        options.setdefault("widget", LinesInput(attrs={"rows": 4}))
    if isinstance(field, models.ForeignKey) and field.blank:
        options.setdefault("empty_label", _("none"))
    return field.formfield(**options)


def name_bodies(field: forms.Field) -> None:
    """Let a chooser of organisations say the country of a service: several have a Border Guard. Others stay."""
    rows = field.queryset if isinstance(field, forms.ModelChoiceField) else None
    if rows is not None and issubclass(rows.model, Organisation):
        field.queryset = rows.select_related("country")  # type: ignore[attr-defined]
        field.label_from_instance = attrgetter("label")  # type: ignore[attr-defined]


# What a form says of the record it names, where its reader may not see that one.
CLOSED = _("a record that is not open to you")


def _named_where_open(words: Callable[[Any], str]) -> Callable[[Any], str]:
    # A form that sets its choices itself afterwards knows nothing of the mark.
    return lambda record: words(record) if getattr(record, "open_to_reader", True) else str(CLOSED)


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A form over a record's fields.

    class FindingForm(RecordForm):
        class Meta(RecordForm.Meta):
            model = Finding
            fields = ("title", "text", "evidence")
    """

    _meta: ModelFormOptions[Any]

    class Meta:
        formfield_callback = field_for

    def __init__(self, *args: Any, **options: Any) -> None:
        """Name services with their country."""
        super().__init__(*args, **options)
        for field in self.fields.values():
            name_bodies(field)
        for name in self.fields.keys() & set(self._meta.model.needed_to_send):
            self.fields[name].needed = _("needed before it is sent")  # type: ignore[attr-defined]

    def add_error(self, field: str | None, error: Any) -> None:
        """Put an error at its field; over the form where the form does not show that field."""
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, found in error.error_dict.items():
                super().add_error(name if name in self.fields else None, found)
        else:
            super().add_error(field, error)

    def _post_clean(self) -> None:
        """Hold what was typed against the record's own rules; of a stored record only what was changed."""
        if self.instance.pk is None:
            super()._post_clean()  # type: ignore[misc]  # the stubs leave out this hook of Django's
            return
        self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        place(self, faults_of(self.instance, of=self.changed_data))

    def limit_to(self, open_fields: Iterable[str]) -> None:
        """Take out the fields that the person may not write now."""
        kept = set(open_fields)
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]

    def offer_visible(self, reader: Reader) -> None:
        """Let only records be chosen that the reader may see; one that is chosen already stays, without its name."""
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                seen = models.Q(pk__in=field.queryset.model._default_manager.visible_to(reader).values("pk"))
                chosen = self.instance.serializable_value(name)
                if chosen is None:
                    field.queryset = field.queryset.filter(seen)
                else:
                    offered = field.queryset.filter(seen | models.Q(pk=chosen))
                    field.queryset = offered.annotate(
                        open_to_reader=models.ExpressionWrapper(seen, models.BooleanField())
                    )
                    field.label_from_instance = _named_where_open(field.label_from_instance)  # type: ignore[assignment,method-assign]

    def take(self, names: Iterable[str]) -> None:
        """Keep these fields as the record has them, whatever was typed."""
        for name in names:
            if name in self.fields:
                self.fields[name].disabled = True


def place(form: forms.BaseForm, problems: Iterable[Problem]) -> None:
    """Put each problem that blocks at its field; over the form where it has none."""
    for problem in problems:
        if problem.level == "blocker":
            form.add_error(problem.field if problem.field in form.fields else None, _said(problem))


def _said(problem: Problem) -> str:
    return f"{problem.text} ({problem.who})" if problem.who else str(problem.text)


# -- The data of a move ------------------------------------------------------------------------


class MoveForm(forms.Form):
    """What a move must be told: the fields of its data, and a comment."""

    kind: type | None = None
    model: type[models.Model] = models.Model

    def offer_visible(self, reader: Reader) -> None:
        """Let only records be named that the reader may see."""
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                seen = field.queryset.model._default_manager.visible_to(reader).values("pk")
                field.queryset = field.queryset.filter(pk__in=seen)

    def clean(self) -> dict[str, Any]:
        """Refuse texts that must not be stored, before one bulk move is refused for each of its records."""
        cleaned: dict[str, Any] = super().clean() or {}
        place(self, of_texts(cleaned, cleaned if prose_of(self.model) else ()))
        return cleaned

    @property
    def data_given(self) -> Any:
        """Return the move's data from what was typed; what was left empty has the data's own default."""
        if self.kind is None:
            return None
        names = [item.name for item in dataclasses.fields(self.kind)]
        given = {name: self.cleaned_data[name] for name in names}
        return self.kind(**{name: value for name, value in given.items() if value not in (None, "")})

    @property
    def comment(self) -> str:
        """Return the comment."""
        return str(self.cleaned_data.get("comment", ""))


def move_form(
    transition: Transition, model: type[models.Model], record: Any = None, *, among: Sequence[Any] = ()
) -> type[MoveForm]:
    """Return the form of a move of a model's record, or of `among` several; a destructive move asks for a reason.

    Field metadata: label, help, long (a text area), initial (a value, or a function of the record); for a record or
    several, offer (a function of the moved record that returns which may be named) and words (how each reads).
    """
    fields: dict[str, forms.Field] = {}
    if transition.data is not None:
        hints = get_type_hints(transition.data)
        for item in dataclasses.fields(transition.data):
            fields[item.name] = _data_field(item, hints[item.name], record)
    asks_why = transition.comment_required or transition.destructive
    fields["comment"] = forms.CharField(
        label=_("Reason") if asks_why else _("Comment"),
        required=asks_why,
        max_length=LONGEST_COMMENT,
        widget=LinesInput(attrs={"rows": 3}),
        help_text=comment_help(model, transition.target, *(among or (record,))),
    )
    return type("MoveForm", (MoveForm,), {**fields, "kind": transition.data, "model": model})


def comment_help(model: type[models.Model], target: str, *records: Any) -> Words:
    """Return who will read the comment of a move of a model's records into a state; of several it may differ."""
    found = [readers_of_comment(model, target, record) for record in records]
    who = next(filter(None, found), "")
    if not who:
        return _("Kept in the history; everybody who sees the record can read it.")
    if not all(found):
        words = _(
            "Kept in the history; for some of these records only {who} can read it, for the others everybody who sees"
            " the record."
        )
        return format_lazy(words, who=who)
    return format_lazy(_("Kept in the history; only {who} can read it."), who=who)


def _data_field(item: dataclasses.Field[Any], hint: Any, record: Any) -> forms.Field:
    kind, optional = without_none(hint)
    has_default = item.default is not dataclasses.MISSING
    initial = item.metadata.get("initial", item.default if has_default else None)
    is_choice = isinstance(kind, type) and issubclass(kind, models.Choices)
    options: dict[str, Any] = {
        "label": item.metadata.get("label", capfirst(item.name.replace("_", " "))),
        "help_text": item.metadata.get("help", ""),
        # A choice that begins with its default is always sent.
        "required": not optional and (is_choice or not has_default),
        "initial": initial(record) if callable(initial) else initial,
    }
    if is_choice:
        return _choice(kind, options)
    named = kind if isinstance(kind, type) else get_args(kind)[0]
    if issubclass(named, models.Model):
        return _records(named, item, record, options, several=named is not kind)
    return _simple(kind, item, options)


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return the type without None, and whether None was allowed."""
    if get_origin(hint) in {Union, UnionType}:
        kinds = [item for item in get_args(hint) if item is not NoneType]
        return kinds[0], len(kinds) < len(get_args(hint))
    return hint, False


def _choice(kind: Any, options: dict[str, Any]) -> forms.Field:
    choices = list(kind.choices)
    few = len(choices) <= FEW_CHOICES
    return forms.TypedChoiceField(
        choices=choices if few else [("", "–"), *choices],
        coerce=kind,
        empty_value=None,
        widget=forms.RadioSelect() if few else forms.Select(),
        **options,
    )


class _OneRecord(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """One of the records that may be named."""

    words: Callable[[Any], str] = str

    def label_from_instance(self, obj: Any) -> str:
        """Return how a choice reads."""
        return self.words(obj)


class _SeveralRecords(forms.ModelMultipleChoiceField, _OneRecord):  # type: ignore[type-arg]
    """Some of the records that may be named, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """Return the records, as the data of a move holds them."""
        return tuple(super().clean(value))


def _records(
    kind: type[models.Model], item: dataclasses.Field[Any], record: Any, options: dict[str, Any], *, several: bool
) -> forms.Field:
    offer = item.metadata.get("offer")
    rows = offer(record) if offer and record is not None else kind._default_manager.all()
    if several:
        field: _OneRecord = _SeveralRecords(queryset=rows, **options)
    else:
        field = _OneRecord(queryset=rows, empty_label=_("none") if not options["required"] else "–", **options)
    field.words = item.metadata.get("words", str)
    return field


def _simple(kind: Any, item: dataclasses.Field[Any], options: dict[str, Any]) -> forms.Field:
    if kind is bool:
        return forms.BooleanField(**{**options, "required": False})
    if kind is int:
        return forms.IntegerField(**options)
    if kind is Decimal:
        return forms.DecimalField(**options)
    if kind is datetime:
        return forms.DateTimeField(widget=MomentInput(), **options)
    if kind is date:
        return forms.DateField(widget=DateInput(), **options)
    widget = LinesInput(attrs={"rows": 4}) if item.metadata.get("long") else forms.TextInput()
    return forms.CharField(widget=widget, max_length=item.metadata.get("max_length", LONGEST_COMMENT), **options)


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of a form under one head."""

    title: Words
    fields: tuple[str, ...]
    note: Words = ""


# Every record says how far it may be taken for fact; its form asks for that last.
RELIED_ON = Section(_("How far it can be relied on"), ("standing", "source"))
