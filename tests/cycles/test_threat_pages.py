"""Assessments and threats: drafted, consulted, returned, published by another person."""

import pytest

from cycles.models import KeyThreat, ThreatAssessment
from tests.cast import Cast
from tests.signing import SignIn

NEW = "/cycles/2026-2029/new-assessment/"
THREAT = {
    "number": "1",
    "kind": "emerging",
    "title": "Synthetic opioids",
    "level": "high",
    "trend": "rising",
    "justification": "Seizures tripled.",
    "standing": "to_confirm",
}


@pytest.fixture
def draft(cast: Cast, sign_in: SignIn) -> ThreatAssessment:
    answer = sign_in("socta").post(
        NEW, {"code": "INTERIM-2027", "kind": "interim", "title": "Interim assessment 2027", "standing": "to_confirm"}
    )
    assert answer.status_code == 302
    return ThreatAssessment.objects.get(code="INTERIM-2027")


def move(sign_in: SignIn, who: str, draft: ThreatAssessment, name: str, **data: str) -> int:
    draft.refresh_from_db()
    url = f"{draft.get_absolute_url()}moves/{name}/"
    return sign_in(who).post(url, {"seen": draft.version, **data}).status_code


def test_an_assessment_goes_from_hand_to_hand(cast: Cast, sign_in: SignIn, draft: ThreatAssessment) -> None:
    assert move(sign_in, "socta", draft, "consult") == 400  # names no threat yet
    assert sign_in("socta").post(f"{draft.get_absolute_url()}new-threat/", THREAT).status_code == 302
    assert move(sign_in, "socta", draft, "consult") == 302
    assert move(sign_in, "socta", draft, "return") == 400  # asks for the reason
    assert move(sign_in, "socta", draft, "return", comment="One threat is missing.") == 302
    assert move(sign_in, "socta", draft, "consult") == 302
    assert move(sign_in, "socta", draft, "publish", published_on="2025-11-20") == 403  # four eyes
    assert move(sign_in, "socta.2", draft, "publish", published_on="2026-11-20") == 400  # lies ahead
    assert move(sign_in, "socta.2", draft, "publish", published_on="2025-11-20") == 302
    draft.refresh_from_db()
    assert draft.status == "published"


def test_a_threat_is_edited_only_while_the_assessment_is_drafted(
    cast: Cast, sign_in: SignIn, draft: ThreatAssessment
) -> None:
    client = sign_in("socta")
    client.post(f"{draft.get_absolute_url()}new-threat/", THREAT)
    threat = KeyThreat.objects.get(assessment=draft)
    url = f"{threat.get_absolute_url()}edit/"
    assert client.post(url, {**THREAT, "title": "Nitazenes", "version": threat.version}).status_code == 302
    move(sign_in, "socta", draft, "consult")
    threat.refresh_from_db()
    answer = client.post(url, {**THREAT, "title": "Late", "version": threat.version})
    assert answer.status_code == 400
    assert "consulted" in answer.content.decode()


def test_a_number_is_given_once(cast: Cast, sign_in: SignIn, draft: ThreatAssessment) -> None:
    client = sign_in("socta")
    url = f"{draft.get_absolute_url()}new-threat/"
    client.post(url, THREAT)
    assert client.get(url).context["form"].initial["number"] == 2
    answer = client.post(url, {**THREAT, "title": "Another"})
    assert answer.status_code == 400
    assert "Another threat of the assessment has this number." in answer.content.decode()


def test_others_are_refused_with_the_reason(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in("est").post(NEW, {"code": "X", "title": "X"})
    assert answer.status_code in {400, 403}
    answer = sign_in("est").post(NEW, {"code": "X", "kind": "interim", "title": "Not ours", "standing": "to_confirm"})
    assert answer.status_code == 403
    assert "the SOCTA team at Europol" in answer.content.decode()
