"""A page names another record only to those who may see that one: a public record may lean on one that is not."""

from datetime import date

import pytest
from django.test import Client

from cycles.models import CalendarEntry, KeyThreat, Marking, ReferenceDocument, ThreatAssessment
from empact.web.addresses import record_url
from evaluation.models import Evaluation
from priorities.models import PriorityThreat
from tests.cast import FACT, FICTION, Cast, put

NUMBER = "ST 4711/25"
HIDDEN = "SOCTA 2021, not confirmed"
THREAT = "A threat nobody has published"
BACKEND = "empact.accounts.backends.AccountBackend"


@pytest.fixture
def pages(cast: Cast) -> list[str]:
    """Let every public record that can name a document name one that is LIMITE; return their pages."""
    document = ReferenceDocument.objects.create(number=NUMBER, title="Note", marking=Marking.LIMITE, **FACT)
    earlier = put(ThreatAssessment(cycle=cast.earlier_cycle, code="SOCTA-2021", title=HIDDEN, **FICTION), "published")
    threat = KeyThreat.objects.create(assessment=earlier, number=1, title=THREAT, **FICTION)
    PriorityThreat.objects.create(priority=cast.priorities[0], threat=threat, **FACT)
    cast.assessment.supersedes, cast.assessment.full_document = earlier, document
    cast.assessment.public_document = document
    cast.assessment.save()
    cast.priority_set.council_document = document
    cast.priority_set.save()
    evaluation = put(
        Evaluation(cycle=cast.earlier_cycle, code="EVAL-X", title="Evaluation", final_document=document, **FACT),
        "final",
    )
    CalendarEntry.objects.create(
        cycle=cast.cycle, step=1, kind="socta", title="SOCTA", starts=date(2025, 3, 18), document=document, **FACT
    )
    records = (cast.assessment, cast.priority_set, cast.priorities[0], evaluation)
    lists = ["/", "/calendar/", "/calendar/?format=csv", "/cycles/2026-2029/calendar/", "/priorities/", "/assessments/"]
    return [*map(record_url, records), *lists]


def test_what_the_public_may_not_see_is_named_on_no_page(pages: list[str]) -> None:
    client = Client()
    for page in pages:
        response = client.get(page)
        if response.status_code == 302:
            continue
        text = b"".join(response).decode()
        assert response.status_code == 200, page
        assert [word for word in (NUMBER, HIDDEN, THREAT, "SOCTA-2021") if word in text] == [], page


def test_who_may_see_it_reads_it(cast: Cast, pages: list[str]) -> None:
    client = Client()
    client.force_login(cast["nec.fr"], backend=BACKEND)
    assessment, *_rest = (b"".join(client.get(page)).decode() for page in pages[:1])
    assert NUMBER in assessment
    assert HIDDEN in assessment or "SOCTA-2021" in assessment
    priority = b"".join(client.get(pages[2])).decode()
    assert NUMBER in priority
    assert THREAT in priority
