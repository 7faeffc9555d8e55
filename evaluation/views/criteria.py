"""The pages of reference data: criteria, the typical questions, and the questions of one evaluation."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.history.records import Standing
from empact.web.deeds import create_button, edit_button
from empact.web.forms import place
from empact.web.parts import Button, Crumb
from empact.web.values import link
from empact.web.views.base import Page, WebRequest
from empact.web.views.details import DetailPage, Facts, Related
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of
from empact.workflow.errors import Blocked
from evaluation.addresses import CRITERION, EVALUATION, above_criteria, above_evaluation
from evaluation.forms import AskedQuestionForm, CriterionForm, NewCriterionForm, QuestionForm
from evaluation.models import AskedQuestion, Criterion, Evaluation, Question
from evaluation.permissions import may_add_criteria
from evaluation.services import add_criterion, create_numbered, next_number, refuse_adding_criteria
from evaluation.tables import CRITERIA, QUESTIONS


def questions_of(criterion: Criterion, reader: Reader) -> QuerySet[Question]:
    """Return the typical questions under a criterion."""
    return Question.objects.visible_to(reader).for_list().filter(criterion=criterion)


class CriterionList(ListPage[Criterion]):
    """The criteria, and how many typical questions each has."""

    model = Criterion
    section = "evaluation"
    title = gettext_lazy("Criteria and typical questions")
    lead = gettext_lazy(
        "The criteria are those of the Better Regulation guidelines. The questions are customary, nobody's official "
        "list: an evaluation takes over those it wants and adds its own."
    )
    table = CRITERIA

    def rows(self) -> QuerySet[Criterion]:
        """Return the criteria with the number of questions."""
        return super().rows().annotate(question_count=Count("questions"))

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_evaluation(), Crumb(str(self.title)))

    def actions(self) -> Sequence[Button]:
        """Return the way to a new criterion; a question is added on the page of its criterion."""
        if not may_add_criteria(self.user):
            return ()
        return (Button(_("New criterion"), reverse("criterion-create"), icon="plus"),)


class CriterionCreate(Page):
    """Adds a criterion; the questions asked under it are added on its page."""

    model = Criterion
    section = "evaluation"
    title = gettext_lazy("New criterion")
    template_name = "people/form.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*above_criteria(), Crumb(str(self.title)))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises Refused.
        """
        refuse_adding_criteria(actor_of(self))
        last = Criterion.objects.aggregate(last=Max("number"))["last"] or 0
        return self.show(NewCriterionForm(initial={"number": last + 1}))

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show the form with what was typed before the sign-in ended. Raises Refused."""
        refuse_adding_criteria(actor_of(self))
        return self.show(NewCriterionForm(request.POST))

    def show(self, form: NewCriterionForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        lead = _("Evaluations of every cycle can use it. Say where it comes from; its code stays.")
        return self.respond(status=status, form=form, lead=lead, button=_("Create"), cancel=reverse("criterion-list"))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Add it.

        Raises Refused.
        """
        refuse_adding_criteria(actor_of(self))
        form = NewCriterionForm(request.POST)
        if form.is_valid():
            try:
                made = add_criterion(actor=actor_of(self), values=form.cleaned_data)
            except Blocked as error:
                place(form, error.problems)
            else:
                messages.success(request, _("Created: {record}.").format(record=made))
                return HttpResponseRedirect(made.get_absolute_url())
        return self.show(form, status=400)


class CriterionDetail(DetailPage[Criterion]):
    """A criterion and its typical questions."""

    facts = (Facts("", ("description", "source")),)
    related = (Related(title=gettext_lazy("Typical questions"), rows=questions_of, table=QUESTIONS),)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form and to a new question."""
        new = reverse("question-create", args=[self.record.code])
        return (*edit_button(self.user, self.record), *create_button(self.user, Question, self.record, new))


class CriterionEdit(EditPage[Criterion]):
    """Edits a criterion."""

    form_class = CriterionForm


class QuestionDetail(DetailPage[Question]):
    """A typical question."""

    facts = (Facts("", ("criterion", "is_current", "source")),)

    def meta(self) -> Sequence[object]:
        """Return the criterion."""
        return (link(self.record.criterion, str(self.record.criterion)),)

    def actions(self) -> Sequence[Button]:
        """Return the door to its form."""
        return edit_button(self.user, self.record)


class QuestionCreate(CreatePage[Criterion]):
    """Adds a typical question under a criterion."""

    address = CRITERION
    model = Question
    form_class = QuestionForm

    def initial(self) -> dict[str, Any]:
        """Begin with the next number; what is asked customarily is nobody's official question."""
        last = self.record.questions.aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "is_current": True, "standing": Standing.CUSTOMARY}


class QuestionEdit(EditPage[Question]):
    """Edits a typical question, or offers it no longer."""

    form_class = QuestionForm


class AskedQuestionCreate(CreatePage[Evaluation]):
    """Writes a question for one evaluation."""

    address = EVALUATION
    model = AskedQuestion
    form_class = AskedQuestionForm

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        record = self.record
        return {"number": next_number(AskedQuestion, record), "standing": record.standing, "source": record.source}

    def make(self, values: dict[str, Any]) -> Any:
        """Write it."""
        return create_numbered(AskedQuestion, self.record, actor=actor_of(self), values=values)


class AskedQuestionEdit(EditPage[AskedQuestion]):
    """Edits a question before the evaluator collects evidence for it."""

    form_class = AskedQuestionForm

    def heading(self) -> str:
        """Return the number."""
        return _("Question %d") % self.record.number


class AskedQuestionRemove(RemovePage[AskedQuestion]):
    """Takes a question back before the evaluator collects evidence for it."""
