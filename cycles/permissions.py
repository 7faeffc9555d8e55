"""Who may do what with the records of step 1; the roles of the cycle, which the later steps use too."""

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from cycles.models import CalendarEntry, Cycle, KeyThreat, Marking, ReferenceDocument, ThreatAssessment
from empact.accounts.permissions import ADMINISTRATOR, OFFICIALS, SOURCED
from empact.accounts.roles import Role, Scope
from empact.accounts.rules import Rule, holders, lifted, overseers, where
from empact.accounts.sights import Sight
from empact.workflow.edits import Allowance, EditPolicy

SECRETARIAT = "cosi_secretariat"
PRESIDENCY = "presidency"
COSI_DELEGATE = "cosi_delegate"
COSI_SG_DELEGATE = "cosi_sg_delegate"
COMMISSION = "commission"
SOCTA_TEAM = "socta_team"
EST = "est"
NEC = "nec"
DEPUTY_NEC = "deputy_nec"
AGENCY_COORDINATOR = "agency_coordinator"

CYCLE = "cycles.cycle"
ROLES = (
    Role(SECRETARIAT, _("COSI secretariat"), (CYCLE, ""), rank=10, oversees=True, assigned_by=(ADMINISTRATOR,)),
    Role(EST, _("EMPACT Support Team"), (CYCLE, ""), rank=15, oversees=True, assigned_by=(ADMINISTRATOR, SECRETARIAT)),
    Role(COMMISSION, _("Commission"), (CYCLE, ""), rank=20, assigned_by=(ADMINISTRATOR, SECRETARIAT)),
    Role(PRESIDENCY, _("Presidency"), (CYCLE,), rank=25, per_country=True, oversees=True, assigned_by=(SECRETARIAT,)),
    Role(SOCTA_TEAM, _("SOCTA team"), (CYCLE, ""), rank=30, assigned_by=(ADMINISTRATOR, SECRETARIAT)),
    Role(
        NEC,
        _("National EMPACT coordinator"),
        (CYCLE, ""),
        rank=35,
        short=_("NEC"),
        per_country=True,
        assigned_by=(ADMINISTRATOR, SECRETARIAT, EST),
        reach="country",
        one_per="country",
    ),
    Role(
        DEPUTY_NEC,
        _("Deputy national EMPACT coordinator"),
        (CYCLE, ""),
        rank=36,
        short=_("Deputy NEC"),
        per_country=True,
        assigned_by=(ADMINISTRATOR, EST, NEC),
        reach="country",
    ),
    Role(COSI_DELEGATE, _("COSI delegate"), (CYCLE, ""), rank=40, per_country=True, assigned_by=(SECRETARIAT,)),
    Role(
        COSI_SG_DELEGATE,
        _("COSI Support Group delegate"),
        (CYCLE, ""),
        rank=41,
        per_country=True,
        assigned_by=(SECRETARIAT,),
    ),
    Role(
        AGENCY_COORDINATOR,
        _("Agency EMPACT coordinator"),
        (CYCLE, ""),
        rank=45,
        short=_("Agency coordinator"),
        assigned_by=(ADMINISTRATOR, EST),
        reach="organisation",
    ),
)

SCOPES = (
    Scope("cycles.cycle", {CYCLE: "pk"}, words=("code",)),
    Scope("cycles.calendarentry", {CYCLE: "cycle_id"}),
    Scope("cycles.threatassessment", {CYCLE: "cycle_id"}),
    Scope("cycles.keythreat", {CYCLE: "assessment__cycle_id"}),
)


def secretariat(model: type[Model]) -> Rule:
    """Return the rule of the COSI secretariat of the record's cycle."""
    return holders(model, SECRETARIAT, reason=_("the COSI secretariat"))


def support_team(model: type[Model]) -> Rule:
    """Return the rule of the EMPACT Support Team of the record's cycle."""
    return holders(model, EST, reason=_("the EMPACT Support Team"))


def presidency(model: type[Model]) -> Rule:
    """Return the rule of the Presidency."""
    return holders(model, PRESIDENCY, reason=_("the Presidency"))


def commission(model: type[Model]) -> Rule:
    """Return the rule of the Commission."""
    return holders(model, COMMISSION, reason=_("the Commission"))


def socta_team(model: type[Model]) -> Rule:
    """Return the rule of the SOCTA team at Europol."""
    return holders(model, SOCTA_TEAM, reason=_("the SOCTA team at Europol"))


def delegations(model: type[Model]) -> Rule:
    """Return the rule of the delegates in COSI and its Support Group."""
    return holders(model, COSI_DELEGATE, COSI_SG_DELEGATE, reason=_("the delegations in COSI"))


def coordinators(model: type[Model]) -> Rule:
    """Return the rule of the national EMPACT coordinators and their deputies, of whatever country."""
    return holders(model, NEC, DEPUTY_NEC, reason=_("the national EMPACT coordinators"))


def stewards(model: type[Model]) -> Rule:
    """Return the rule of those who read all of a cycle: secretariat, Presidency, Support Team, evaluator, auditor."""
    return overseers(model, reason=_("those who run the cycle or look it over"))


CALENDAR_FIELDS = (
    "step",
    "kind",
    "title",
    "starts",
    "ends",
    "is_deadline",
    "done_on",
    "document",
    "note",
    "standing",
    "source",
)
ASSESSMENT_FIELDS = (
    "title",
    "summary",
    "method",
    "data_from",
    "data_until",
    "supersedes",
    "standing",
    "source",
)
ASSESSMENT_DOCUMENTS = ("full_document", "public_document")
THREAT_FIELDS = (
    "number",
    "kind",
    "title",
    "description",
    "level",
    "trend",
    "justification",
    "recommended_priority",
    "standing",
    "source",
)

CYCLE_KEEPERS = secretariat(Cycle)
CALENDAR_KEEPERS = secretariat(CalendarEntry) | support_team(CalendarEntry)
ASSESSMENT_WRITERS = socta_team(ThreatAssessment)
THREAT_WRITERS = socta_team(KeyThreat)

PUBLISHED = where(Q(status__in=["published", "superseded"]), reason=_("once it is published"))
SEE_ASSESSMENT = (
    (PUBLISHED & OFFICIALS) | socta_team(ThreatAssessment) | commission(ThreatAssessment) | stewards(ThreatAssessment)
)
PUBLIC_ASSESSMENT = PUBLISHED & SOURCED
SEE_THREAT = lifted(KeyThreat, "assessment", SEE_ASSESSMENT, ThreatAssessment) | (
    SOURCED & lifted(KeyThreat, "assessment", PUBLIC_ASSESSMENT, ThreatAssessment)
)

POLICIES = (
    EditPolicy(
        model=Cycle,
        edits=(
            Allowance(CYCLE_KEEPERS, ("title", "starts", "ends"), ("planned", "preparing")),
            Allowance(CYCLE_KEEPERS, ("summary", "standing", "source")),
        ),
    ),
    EditPolicy(
        model=CalendarEntry,
        edits=(Allowance(CALENDAR_KEEPERS, CALENDAR_FIELDS),),
        creation=Allowance(secretariat(Cycle) | support_team(Cycle), CALENDAR_FIELDS),
        parent="cycle",
        removal=Allowance(CALENDAR_KEEPERS),
    ),
    EditPolicy(
        model=ThreatAssessment,
        edits=(
            Allowance(ASSESSMENT_WRITERS, ASSESSMENT_FIELDS, ("drafting",)),
            Allowance(ASSESSMENT_WRITERS, ASSESSMENT_DOCUMENTS),
        ),
        creation=Allowance(socta_team(Cycle), ("code", "kind", *ASSESSMENT_FIELDS)),
        parent="cycle",
    ),
    EditPolicy(
        model=KeyThreat,
        edits=(Allowance(THREAT_WRITERS, THREAT_FIELDS, ("drafting",)),),
        creation=Allowance(ASSESSMENT_WRITERS, THREAT_FIELDS, ("drafting",)),
        parent="assessment",
        removal=Allowance(THREAT_WRITERS, states=("drafting",)),
    ),
)

SIGHTS = (
    Sight(Cycle, SOURCED | OFFICIALS),
    Sight(CalendarEntry, SOURCED | OFFICIALS),
    Sight(
        ReferenceDocument,
        OFFICIALS | (SOURCED & where(Q(marking=Marking.PUBLIC), reason=_("for public documents"))),
    ),
    Sight(ThreatAssessment, SEE_ASSESSMENT | PUBLIC_ASSESSMENT),
    Sight(KeyThreat, SEE_THREAT),
)
