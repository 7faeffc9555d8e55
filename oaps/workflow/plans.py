"""The chart of the OAP: from the Driver's draft to COSI's adoption, into force, and to its report."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import LONGEST_NUMBER
from cycles.services import reference_document
from empact import clock
from empact.history.freezing import freeze
from empact.history.models import Entry
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from empact.workflow.rules import did
from oaps.models import OAP, DecisionMethod, NationalPosition, OAPStatus, Outcome
from oaps.permissions import DRIVERS_TEAM, PLAN_CHECKERS, PLAN_RECORDERS, THE_DRIVER
from oaps.services.positions import open_positions
from oaps.workflow.checks import (
    actions_have_ended,
    days_are_near,
    no_objection_stands,
    plan_is_whole,
    plan_report_is_accepted,
    positions_are_in,
    reports_are_accepted,
)

# Four eyes: who submits may not check, validate, table or adopt the same plan (charts.md).
OTHERS = ~did(OAP, "submit")


@dataclass(frozen=True, slots=True)
class Checking:
    """By when the Member States are asked to answer."""

    positions_due: date = field(
        metadata={
            "label": _("National positions due on"),
            "help": _("Until 17:00 in Brussels. Ten working days are customary."),
        }
    )


@dataclass(frozen=True, slots=True)
class Tabling:
    """Under which number the plans go to COSI, when and how it decides."""

    document_number: str = field(
        metadata={
            "label": _("Document number"),
            "help": _("For example ST 15207/25 INIT."),
            "max_length": LONGEST_NUMBER,
        }
    )
    document_date: date = field(metadata={"label": _("Date of the document")})
    decision_due: date = field(metadata={"label": _("COSI decides on, or silence ends on")})
    method: DecisionMethod = field(default=DecisionMethod.MEETING, metadata={"label": _("How COSI decides")})
    cosi_sg_on: date | None = field(default=None, metadata={"label": _("COSI Support Group on")})


@dataclass(frozen=True, slots=True)
class Adoption:
    """What COSI decided, by which document, on which day."""

    document_number: str = field(
        metadata={
            "label": _("Document number"),
            "help": _("For example ST 16120/25 INIT."),
            "max_length": LONGEST_NUMBER,
        }
    )
    adopted_on: date = field(metadata={"label": _("Date of the adoption")})
    outcome: Outcome = field(default=Outcome.ADOPTED, metadata={"label": _("Outcome")})


def deadline_is_ahead(move: Move[OAP]) -> Iterator[Problem]:
    """Refuse a deadline for the Member States that is not in the future."""
    if move.data is not None and move.data.positions_due <= clock.today():
        yield Problem("deadline_past", gettext("Give the Member States a day that lies ahead."), "positions_due")


def tabling_is_told(move: Move[OAP]) -> Iterator[Problem]:
    """Ask for a document number, and a decision not before the document."""
    if move.data is None:
        return
    if not move.data.document_number.strip():
        yield Problem("no_document", gettext("Give the number of the document."), "document_number")
    if move.data.decision_due < move.data.document_date:
        yield Problem("decision_before_document", gettext("COSI decides after the document is issued."), "decision_due")
    if move.data.document_date > clock.today():
        text = gettext("The document's day lies ahead; record the tabling when it is issued.")
        yield Problem("date_in_future", text, "document_date")
    if move.data.cosi_sg_on and move.data.cosi_sg_on > move.data.decision_due:
        yield Problem("group_after_cosi", gettext("The Support Group meets before COSI decides."), "cosi_sg_on")


def adoption_is_told(move: Move[OAP]) -> Iterator[Problem]:
    """Ask for a document number, and a day that has come, not before the plan was tabled."""
    if move.data is None:
        return
    tabled = move.record.tabled_document
    if tabled and tabled.issued_on and move.data.adopted_on < tabled.issued_on:
        text = gettext("The plan was tabled by {number} of {day}; COSI adopted it on that day or later.")
        words = text.format(number=tabled.number, day=date_format(tabled.issued_on))
        yield Problem("adopted_before_tabling", words, "adopted_on")
    if not move.data.document_number.strip():
        yield Problem("no_document", gettext("Give the number of the document."), "document_number")
    if move.data.adopted_on > clock.today():
        yield Problem(
            "date_in_future", gettext("The day of the adoption lies ahead; record it when it has come."), "adopted_on"
        )


def ask_member_states(move: Move[OAP]) -> None:
    """Open one national position for each Member State, due on the day told; who is asked sees the plan from now on."""
    opened = move.record.opened_to_states_on
    if opened is not None and opened > clock.today():
        move.record.opened_to_states_on = clock.today()
    move.record.positions_due = clock.deadline(move.data.positions_due)
    open_positions(move.record, due=move.record.positions_due, actor=move.actor)


def note_tabling(move: Move[OAP]) -> None:
    """Keep document, method and dates."""
    plan, data = move.record, move.data
    plan.tabled_document = reference_document(
        data.document_number,
        title=gettext("Operational action plans for adoption by COSI"),
        issued_on=data.document_date,
        actor=move.actor,
    )
    plan.decision_method = data.method
    plan.cosi_sg_on = data.cosi_sg_on
    plan.decision_due = clock.deadline(data.decision_due)


def note_adoption(move: Move[OAP]) -> None:
    """Keep document, date and outcome; the plan's actions are adopted along with it."""
    plan, data = move.record, move.data
    plan.adopted_on = data.adopted_on
    plan.outcome = data.outcome
    plan.adoption_document = reference_document(
        data.document_number,
        title=gettext("Operational action plans adopted by COSI"),
        issued_on=data.adopted_on,
        actor=move.actor,
    )
    move.along(plan.actions.all(), "adopt")


def freeze_adopted(move: Move[OAP], entry: Entry) -> None:
    """Freeze what COSI adopted, with its digest."""
    freeze(move.record, gettext("adopted by COSI"), entry)


def overtake_positions(move: Move[OAP]) -> None:
    """Close the open and given positions: they stay readable and are asked again."""
    move.along(NationalPosition.objects.filter(oap=move.record).current().for_list(), "overtake")


def forget_tabling(move: Move[OAP]) -> None:
    """Clear what the tabling had told; the entry keeps it."""
    plan = move.record
    plan.tabled_document = None
    plan.decision_method = ""
    plan.decision_due = plan.cosi_sg_on = None


def forget_adoption(move: Move[OAP]) -> None:
    """Clear what the wrong record had told; its actions are proposed again."""
    plan = move.record
    plan.adopted_on = None
    plan.adoption_document = None
    plan.outcome = ""
    move.along(plan.actions.all(), "unadopt")


def due(plan: OAP) -> datetime | None:
    """Return the instant by which the awaited move is due."""
    dues = {
        OAPStatus.DRAFTING: plan.drafting_due,
        OAPStatus.SUBMITTED: plan.check_due,
        OAPStatus.CHECKED: plan.positions_due,
        OAPStatus.VALIDATED: plan.tabling_due,
        OAPStatus.TABLED: plan.decision_due,
        OAPStatus.IN_FORCE: plan.final_report_due,
    }
    return dues.get(OAPStatus(plan.status))


PLAN_CHART = Chart(
    model=OAP,
    states=OAPStatus,
    initial=OAPStatus.DRAFTING,
    counter="content",
    transitions=(
        Transition(
            name="submit",
            label=_("Submit to the EMPACT Support Team"),
            sources=(OAPStatus.DRAFTING,),
            target=OAPStatus.SUBMITTED,
            who=DRIVERS_TEAM,
            past=_("submitted the plan {record}"),
            way_back="return",
            checks=(plan_is_whole,),
        ),
        Transition(
            name="check",
            label=_("Confirm the check and ask the Member States"),
            sources=(OAPStatus.SUBMITTED,),
            target=OAPStatus.CHECKED,
            who=PLAN_CHECKERS & OTHERS,
            past=_("confirmed the check of the plan {record} and asked the Member States for their positions"),
            way_back="return",
            data=Checking,
            checks=(plan_is_whole, deadline_is_ahead, days_are_near),
            effects=(ask_member_states,),
            bulk=True,
        ),
        Transition(
            name="validate",
            label=_("Record the national validation"),
            sources=(OAPStatus.CHECKED,),
            target=OAPStatus.VALIDATED,
            who=PLAN_CHECKERS & OTHERS,
            past=_("recorded the national validation of the plan {record}"),
            way_back="return",
            checks=(no_objection_stands, positions_are_in),
        ),
        Transition(
            name="table",
            label=_("Record the tabling at COSI"),
            sources=(OAPStatus.VALIDATED,),
            target=OAPStatus.TABLED,
            who=PLAN_RECORDERS & OTHERS,
            past=_("recorded the tabling of the plan {record} at COSI"),
            way_back="return",
            data=Tabling,
            checks=(tabling_is_told, days_are_near),
            effects=(note_tabling,),
            bulk=True,
        ),
        Transition(
            name="adopt",
            label=_("Record COSI's adoption"),
            sources=(OAPStatus.TABLED,),
            target=OAPStatus.ADOPTED,
            who=PLAN_RECORDERS & OTHERS,
            past=_("recorded COSI's adoption of the plan {record}"),
            way_back="rescind",
            data=Adoption,
            checks=(adoption_is_told, days_are_near),
            effects=(note_adoption,),
            consequences=(freeze_adopted,),
            bulk=True,
        ),
        Transition(
            name="enter_into_force",
            label=_("Enter into force"),
            sources=(OAPStatus.ADOPTED,),
            target=OAPStatus.IN_FORCE,
            who=None,
            past=_("put the plan {record} into force"),
            way_back="none: its period runs; what changes, changes by amendment.",
            when=lambda day: Q(period_start__lte=day, adopted_on__lte=day),
        ),
        Transition(
            name="report",
            label=_("Record the final report"),
            sources=(OAPStatus.IN_FORCE,),
            target=OAPStatus.REPORTED,
            who=PLAN_CHECKERS,
            past=_("recorded the final report on the plan {record}"),
            way_back="reopen",
            checks=(reports_are_accepted, plan_report_is_accepted),
        ),
        Transition(
            name="reopen",
            label=_("Reopen the reporting"),
            sources=(OAPStatus.REPORTED,),
            target=OAPStatus.IN_FORCE,
            who=PLAN_CHECKERS,
            past=_("reopened the reporting on the plan {record}"),
            way_back="report",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="close",
            label=_("Close the plan"),
            sources=(OAPStatus.REPORTED,),
            target=OAPStatus.CLOSED,
            who=PLAN_RECORDERS,
            past=_("closed the plan {record}"),
            way_back="none: it is reported to COSI; what continues is carried over into a later plan.",
            checks=(actions_have_ended,),
        ),
        Transition(
            name="return",
            label=_("Return to the Driver's team"),
            sources=(OAPStatus.SUBMITTED, OAPStatus.CHECKED, OAPStatus.VALIDATED, OAPStatus.TABLED),
            target=OAPStatus.DRAFTING,
            who=PLAN_CHECKERS | PLAN_RECORDERS,
            past=_("returned the plan {record} to drafting"),
            way_back="submit",
            effects=(overtake_positions, forget_tabling),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="withdraw",
            label=_("Withdraw the plan"),
            sources=(OAPStatus.DRAFTING, OAPStatus.SUBMITTED, OAPStatus.CHECKED, OAPStatus.VALIDATED),
            target=OAPStatus.WITHDRAWN,
            who=THE_DRIVER,
            past=_("withdrew the plan {record}"),
            way_back="none: a new plan for the same area and period can be opened.",
            effects=(overtake_positions,),
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="rescind",
            label=_("Rescind a wrong record of adoption"),
            sources=(OAPStatus.ADOPTED,),
            target=OAPStatus.TABLED,
            who=PLAN_RECORDERS & ~did(OAP, "adopt"),
            past=_("rescinded the record of COSI's adoption of the plan {record}"),
            way_back="adopt",
            effects=(forget_adoption,),
            comment_required=True,
            destructive=True,
        ),
    ),
    steps=(
        Step(("drafting",), _("Drafting"), "drafting_due"),
        Step(("submitted",), _("EST check"), "check_due"),
        Step(("checked",), _("National validation"), "positions_due"),
        Step(("validated", "tabled"), _("COSI adoption"), "decision_due"),
        Step(("adopted", "in_force"), _("In force"), "period_start"),
        Step(("reported",), _("Final report"), "final_report_due"),
        Step(("closed",), _("Closed")),
    ),
    awaits={
        "drafting": "submit",
        "submitted": "check",
        "checked": "validate",
        "validated": "table",
        "tabled": "adopt",
        "in_force": "report",
        "reported": "close",
    },
    due=due,
    related=("cycle",),
)
