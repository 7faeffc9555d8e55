"""What is public about earlier evaluations, from the files in reference/."""

from pathlib import Path

from cycles.models import Cycle
from cycles.reference import as_they_stood
from empact.accounts.models import Organisation
from empact.loading.files import Entry, entries
from empact.loading.rows import Kept, Shelf, Values
from evaluation.models import (
    Criterion,
    Evaluation,
    Finding,
    Question,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)

FILES = Path(__file__).parent / "reference"
FILE, CRITERIA = FILES / "evaluations.toml", FILES / "criteria.toml"


def load(shelf: Shelf) -> None:
    """Load criteria, typical questions, and the evaluations with what they found and what became of it."""
    criteria = _load_criteria(shelf)
    cycles = {cycle.code: cycle for cycle in Cycle.objects.all()}
    organisations = {row.code: row for row in Organisation.objects.all()}
    kept = shelf.keep(
        Evaluation,
        [
            entry | {"cycle": cycles.get(entry["cycle"]), "evaluator": organisations.get(entry["evaluator"])}
            for entry in entries(FILE, "evaluation")
        ],
        key=("cycle", "code"),
        make=as_they_stood,
    )
    evaluations = {row.code: row for row in kept.rows.values()}
    findings = shelf.keep(
        Finding,
        [
            {**_under(entry, evaluations), "criterion": criteria.get(entry["criterion"])}
            for entry in entries(FILE, "finding")
        ],
        key=("evaluation", "number"),
    )
    recommendations = _load_recommendations(shelf, evaluations, organisations, findings)
    shelf.keep(
        RoadmapItem,
        [
            _leave(entry, "evaluation")
            | {
                "recommendation": recommendations.get(evaluations.get(entry["evaluation"]), entry["recommendation"]),
                "owner": organisations.get(entry["owner"]),
            }
            for entry in entries(FILE, "roadmap")
        ],
        key=("recommendation", "title"),
        make=as_they_stood,
    )


def _load_criteria(shelf: Shelf) -> Kept[Criterion]:
    kept = shelf.keep(Criterion, entries(CRITERIA, "criterion"), key=("code",))
    shelf.keep(
        Question,
        [entry | {"criterion": kept.get(entry["criterion"])} for entry in entries(CRITERIA, "question")],
        key=("criterion", "number"),
    )
    return kept


def _load_recommendations(
    shelf: Shelf,
    evaluations: dict[str, Evaluation],
    organisations: dict[str, Organisation],
    findings: Kept[Finding],
) -> Kept[Recommendation]:
    listed = entries(FILE, "recommendation")
    kept = shelf.keep(
        Recommendation,
        [
            _leave(_under(entry, evaluations), "findings") | {"owner": organisations.get(entry["owner"])}
            for entry in listed
        ],
        key=("evaluation", "number"),
        make=as_they_stood,
    )
    shelf.keep(
        RecommendationFinding,
        [
            {
                "recommendation": kept.get(evaluations.get(entry["evaluation"]), entry["number"]),
                "finding": findings.get(evaluations.get(entry["evaluation"]), number),
                "standing": entry["standing"],
                "source": entry["source"],
            }
            for entry in listed
            for number in entry["findings"]
        ],
        key=("recommendation", "finding"),
    )
    return kept


def _under(entry: Entry, evaluations: dict[str, Evaluation]) -> Values:
    return entry | {"evaluation": evaluations.get(entry["evaluation"])}


def _leave(values: Values, *names: str) -> Entry:
    return {name: value for name, value in values.items() if name not in names}
