"""Who may do what with the records of step 4."""

from collections.abc import Collection
from dataclasses import replace

from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from cycles.permissions import (
    AGENCY_COORDINATOR,
    COMMISSION,
    COSI_DELEGATE,
    CYCLE,
    DEPUTY_NEC,
    EST,
    NEC,
    SECRETARIAT,
    SOCTA_TEAM,
    commission,
    secretariat,
    stewards,
)
from empact.accounts.models import Assignment, User
from empact.accounts.permissions import ADMINISTRATOR, ADMINISTRATORS, OFFICIALS, ROLE_HOLDERS, SOURCED
from empact.accounts.phrases import in_case
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import Reader, Rule, hats, holders, lifted, of_organisation, through, where
from empact.accounts.sights import Sight
from empact.history.models import Entry
from empact.words import Words
from empact.workflow.discretion import Discretion
from empact.workflow.edits import Allowance, EditPolicy
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Question,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)

EVALUATOR = "evaluator"
EVALUATION = "evaluation.evaluation"
# Who speaks here for the body that their role is held for.
SPEAKERS = (NEC, DEPUTY_NEC, AGENCY_COORDINATOR, COMMISSION, EST, SECRETARIAT, SOCTA_TEAM, COSI_DELEGATE)

ROLES = (
    Role(
        EVALUATOR,
        _("Independent evaluator"),
        # Not the evaluation itself: who holds it reads the whole cycle, which lies below.
        (CYCLE,),
        rank=80,
        oversees=True,
        short=_("Evaluator"),
        assigned_by=(COMMISSION, SECRETARIAT),
    ),
)


def _lies_under(model: str, path: str) -> Scope:
    return Scope(model, {EVALUATION: f"{path}_id", CYCLE: f"{path}__cycle_id"})


SCOPES = (
    Scope(EVALUATION, {EVALUATION: "pk", CYCLE: "cycle_id"}),
    _lies_under("evaluation.askedquestion", "evaluation"),
    _lies_under("evaluation.consultation", "evaluation"),
    _lies_under("evaluation.evidence", "evaluation"),
    _lies_under("evaluation.finding", "evaluation"),
    _lies_under("evaluation.findingevidence", "finding__evaluation"),
    _lies_under("evaluation.recommendation", "evaluation"),
    _lies_under("evaluation.recommendationfinding", "recommendation__evaluation"),
    _lies_under("evaluation.roadmapitem", "recommendation__evaluation"),
)


def the_evaluator(model: type[Model], path: str = "") -> Rule:
    """Return the rule of the evaluator of the record's evaluation; `path` leads there, with its end ("evaluation__").

    Whoever holds the role for another evaluator of the same cycle reads, and writes nothing here.
    """
    words = _("the evaluator of this evaluation")
    return of_organisation(model, EVALUATOR, organisation=f"{path}evaluator", reason=words)


def speakers(model: type[Model], path: str, *, reason: Words) -> Rule:
    """Return the rule of those who speak for the body that the record names at `path`."""
    return of_organisation(model, *SPEAKERS, organisation=path, reason=reason)


def unattended(path: str, *, reason: Words) -> Rule:
    """Return the rule that everybody is let at records whose body at `path` nobody speaks for here: to combine."""

    def alone() -> Q:
        held = Assignment.objects.today().filter(role__in=SPEAKERS, organisation=OuterRef(f"{path}_id"))
        return ~Q(Exists(held))

    def records(user: Reader) -> Q:
        return alone()

    def people(record: Model) -> QuerySet[User]:
        found = type(record)._base_manager.filter(alone(), pk=record.pk)
        return User.objects.filter(Exists(found), is_active=True)

    return Rule(reason=reason, phrase=in_case(reason), records=records, people=people)


# -- Who sees ----------------------------------------------------------------------------------

FINAL_STATES = ("final", "decided", "followed_up")
FINAL = where(Q(status__in=FINAL_STATES), reason=_("once the evaluation is final"))
OUT = where(Q(status__in=("consulted", *FINAL_STATES)), reason=_("while the draft is consulted, and after"))
EVALUATORS = holders(Evaluation, EVALUATOR, reason=_("the independent evaluator"))
ANSWERERS = speakers(Consultation, "organisation", reason=_("the body that is consulted"))
CONSULTED = through(Evaluation, ANSWERERS, Consultation, own="evaluation", other="pk", parent=Consultation)
WORKERS = EVALUATORS | commission(Evaluation) | stewards(Evaluation)
SEE_EVALUATION = (FINAL & OFFICIALS) | (OUT & CONSULTED) | WORKERS
PUBLIC_EVALUATION = FINAL & SOURCED


def _under_evaluation(model: type[Model]) -> Rule:
    return lifted(model, "evaluation", SEE_EVALUATION, Evaluation) | (
        SOURCED & lifted(model, "evaluation", PUBLIC_EVALUATION, Evaluation)
    )


SEE_FINDING = _under_evaluation(Finding)
SEE_RECOMMENDATION = _under_evaluation(Recommendation)
SEE_EVIDENCE = lifted(Evidence, "evaluation", SEE_EVALUATION, Evaluation)
# The comments of one body on a draft are not for the others.
SEE_CONSULTATION = lifted(Consultation, "evaluation", WORKERS, Evaluation) | ANSWERERS
SIGHTS = (
    Sight(Criterion, SOURCED | ROLE_HOLDERS),
    Sight(Question, ROLE_HOLDERS),
    Sight(Evaluation, SEE_EVALUATION | PUBLIC_EVALUATION),
    Sight(AskedQuestion, _under_evaluation(AskedQuestion)),
    Sight(Consultation, SEE_CONSULTATION),
    Sight(Evidence, SEE_EVIDENCE),
    Sight(Finding, SEE_FINDING),
    Sight(FindingEvidence, lifted(FindingEvidence, "evidence", SEE_EVIDENCE, Evidence)),
    Sight(Recommendation, SEE_RECOMMENDATION),
    Sight(RecommendationFinding, lifted(RecommendationFinding, "recommendation", SEE_RECOMMENDATION, Recommendation)),
    Sight(RoadmapItem, lifted(RoadmapItem, "recommendation", SEE_RECOMMENDATION, Recommendation)),
)


def _end_of_writing(keys: Collection[int]) -> dict[int, int | None]:
    """Return, by evaluation, the entry that made its report final; None for one that is written. Two queries.

    What was loaded final has nothing to keep to itself.
    """
    written = Evaluation.objects.filter(pk__in=keys).exclude(status__in=FINAL_STATES)
    found: dict[int, int | None] = dict.fromkeys(written.values_list("pk", flat=True))
    last = Entry.objects.filter(kind=EVALUATION, verb="finalise", record_id__in=set(keys) - set(found)).order_by()
    return found | dict(last.values("record_id").annotate(last=Max("pk")).values_list("record_id", "last"))


# Why a draft was returned is not for everybody who reads the final report.
DISCRETIONS = (
    Discretion(Consultation, SEE_CONSULTATION),
    Discretion(Evaluation, WORKERS, until=_end_of_writing, settled=FINAL_STATES),
)

# -- Who moves ---------------------------------------------------------------------------------

COMMISSIONERS = commission(Evaluation)
THE_EVALUATOR = the_evaluator(Evaluation)
RECORDERS = secretariat(Evaluation)

_OWNER = _("the body that the recommendation is addressed to")
_NOBODY = _("where nobody speaks here for the body that the recommendation is addressed to")
_IN_ITS_PLACE = _("the body addressed (the COSI secretariat where nobody here speaks for it)")
OWNERS = speakers(Recommendation, "owner", reason=_OWNER)
# Whom one turns to is the body; that the secretariat answers where nobody else could is said where it matters.
ADDRESSED = replace(
    OWNERS | (secretariat(Recommendation) & unattended("owner", reason=_NOBODY)),
    reason=_IN_ITS_PLACE,
    phrase=None,
    post=_OWNER,
)
RESPONDERS = replace(
    ADDRESSED & where(Q(evaluation__status__in=FINAL_STATES), reason=_("once the evaluation is final")), post=_OWNER
)
RECOMMENDATION_RECORDERS = secretariat(Recommendation)
OWNERS_OR_RECORDERS = OWNERS | RECOMMENDATION_RECORDERS

ITEM_OWNERS = speakers(RoadmapItem, "owner", reason=_("the owner of the roadmap item"))
ITEM_RECORDERS = secretariat(RoadmapItem)
_NO_OWNER = _("where nobody speaks here for its owner")
# Who closes it: else the secretariat would be reminded of what everybody owes.
ITEM_CLOSERS = replace(
    ITEM_OWNERS | (ITEM_RECORDERS & unattended("owner", reason=_NO_OWNER)), post=_("the owner of the roadmap item")
)
ITEM_KEEPERS = ITEM_OWNERS | speakers(RoadmapItem, "recommendation__owner", reason=_OWNER) | ITEM_RECORDERS

# -- Who writes --------------------------------------------------------------------------------

RELIED_ON = ("standing", "source")
CRITERIA_KEEPERS = ADMINISTRATORS
CRITERION_FIELDS = ("number", "title", "description", *RELIED_ON)
QUESTION_FIELDS = ("number", "text", "is_current", *RELIED_ON)
EVALUATION_FIELDS = ("title", "summary", "due_on", *RELIED_ON)
ASKED_FIELDS = ("number", "criterion", "text", *RELIED_ON)
FINDING_FIELDS = ("number", "question", "criterion", "title", "text", "evidence", "priority", *RELIED_ON)
RECOMMENDATION_FIELDS = ("number", "title", "text", "owner", "due_on", *RELIED_ON)
ITEM_FIELDS = (
    "title",
    "owner",
    "due_on",
    "threat",
    "priority",
    "sub_priority",
    "strategic_goal",
    "oap",
    "action",
    "process",
    *RELIED_ON,
)
BEFORE_WORK = ("planned", "commissioned")
# While the draft is consulted the evaluator still takes comments into account; what was sent out is frozen.
WRITTEN = ("collecting", "consulted")
FOLLOWED = ("decided", "followed_up")
FOLLOWABLE = where(
    Q(status__in=("accepted", "partly_accepted", "in_progress")), reason=_("once the recommendation is accepted")
)
STILL_OPEN = where(Q(status__in=("open", "carried_over")), reason=_("while the item is open"))
ASKERS = commission(AskedQuestion)
FINDERS = the_evaluator(Finding, "evaluation__")
ADVISERS = the_evaluator(Recommendation, "evaluation__")


def may_add_criteria(user: Reader) -> bool:
    """Tell whether the user may add a criterion. A new one lies under no record of which the rule could be asked."""
    return bool(hats(user, ADMINISTRATOR))


POLICIES = (
    EditPolicy(model=Criterion, edits=(Allowance(CRITERIA_KEEPERS, CRITERION_FIELDS),)),
    EditPolicy(
        model=Question,
        edits=(Allowance(CRITERIA_KEEPERS, QUESTION_FIELDS),),
        creation=Allowance(CRITERIA_KEEPERS, QUESTION_FIELDS),
        parent="criterion",
    ),
    EditPolicy(
        model=Evaluation,
        edits=(
            Allowance(COMMISSIONERS, EVALUATION_FIELDS, (*BEFORE_WORK, "collecting")),
            Allowance(THE_EVALUATOR, ("summary",), WRITTEN),
        ),
        creation=Allowance(commission(Cycle), ("code", *EVALUATION_FIELDS)),
        parent="cycle",
    ),
    EditPolicy(
        model=AskedQuestion,
        edits=(Allowance(ASKERS, ASKED_FIELDS, BEFORE_WORK),),
        creation=Allowance(COMMISSIONERS, ASKED_FIELDS, BEFORE_WORK),
        parent="evaluation",
        removal=Allowance(ASKERS, states=BEFORE_WORK),
    ),
    # What a body says it says by its moves.
    EditPolicy(model=Consultation),
    EditPolicy(
        model=Evidence,
        edits=(Allowance(the_evaluator(Evidence, "evaluation__"), ("title", *RELIED_ON), WRITTEN),),
        # What it says is read from its page by `attach`, and typed by nobody.
        creation=Allowance(THE_EVALUATOR, (), WRITTEN),
        parent="evaluation",
        removal=Allowance(the_evaluator(Evidence, "evaluation__"), states=WRITTEN),
    ),
    EditPolicy(
        model=Finding,
        edits=(Allowance(FINDERS, FINDING_FIELDS, WRITTEN),),
        creation=Allowance(THE_EVALUATOR, FINDING_FIELDS, WRITTEN),
        parent="evaluation",
        removal=Allowance(FINDERS, states=WRITTEN),
    ),
    EditPolicy(
        model=FindingEvidence,
        creation=Allowance(FINDERS, ("evidence", *RELIED_ON), WRITTEN),
        parent="finding",
        removal=Allowance(the_evaluator(FindingEvidence, "finding__evaluation__"), states=WRITTEN),
    ),
    EditPolicy(
        model=Recommendation,
        edits=(Allowance(ADVISERS, RECOMMENDATION_FIELDS, WRITTEN),),
        creation=Allowance(THE_EVALUATOR, RECOMMENDATION_FIELDS, WRITTEN),
        parent="evaluation",
        removal=Allowance(ADVISERS, states=WRITTEN),
    ),
    EditPolicy(
        model=RecommendationFinding,
        creation=Allowance(ADVISERS, ("finding", *RELIED_ON), WRITTEN),
        parent="recommendation",
        removal=Allowance(the_evaluator(RecommendationFinding, "recommendation__evaluation__"), states=WRITTEN),
    ),
    EditPolicy(
        model=RoadmapItem,
        edits=(Allowance(ITEM_KEEPERS & STILL_OPEN, ITEM_FIELDS, FOLLOWED),),
        creation=Allowance(OWNERS_OR_RECORDERS & FOLLOWABLE, ITEM_FIELDS, FOLLOWED),
        parent="recommendation",
        removal=Allowance(ITEM_RECORDERS & STILL_OPEN, states=FOLLOWED),
    ),
)
