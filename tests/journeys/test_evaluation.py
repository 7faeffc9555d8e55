"""Step 4 by hand: from the commission over evidence and response to a roadmap item that changes the next cycle."""

from tests.journeys.conftest import Enter

AT = "/cycles/2022-2025/evaluations/LATE-RESULTS/"
TITLE = "How late results come"


def test_an_evaluation_goes_by_hand_from_its_commission_into_the_next_cycle(enter_own: Enter) -> None:
    outsider = enter_own("nobody", to="/my-work/").opens(AT, status=404)

    commission = enter_own("commission", to="/evaluations/")
    commission.follows("New evaluation of 2022–2025")
    commission.fills("Code", "LATE-RESULTS").fills("Title", TITLE).presses("Create")
    commission.follows("Commission the evaluation")
    commission.selects("Evaluator", "Demo Evaluation Partners")
    commission.selects("Person who leads the work", "Demo Nobody nobody@empact.example")
    commission.fills("Access until", "2026-03-31").fills("Final report due", "2026-06-30")
    commission.ticks("effectiveness: Did the operational actions reach their indicators and goals? (customary)")
    commission.presses("Commission the evaluation", status=400)
    commission.sees("The evaluator would lose access before the report is due")
    commission.fills("Access until", "2026-07-31").presses("Commission the evaluation")
    commission.sees("It is “commissioned” now", "from 24 Nov 2025 until 31 Jul 2026")

    # Whom the commission let in has the evaluation before them, and the whole cycle.
    outsider.opens("/my-work/").follows(f"Begin to collect evidence: {TITLE}")
    outsider.follows("Begin to collect evidence").presses("Begin to collect evidence")
    outsider.sees("Hand in the draft is blocked", "Question 1 has no answer")
    outsider.follows("Question 1 has no answer")
    outsider.selects("About the priority", "Firearms trafficking")
    outsider.fills("Title", "Results of firearms actions come late")
    outsider.fills("Finding", "Most actions end in the last quarter of the period.").presses("Create")

    outsider.opens("/oaps/?cycle=2022-2025&q=firearms").follows(f"Evidence for {AT.split('/')[-2]}")
    outsider.sees("3 rows").ticks("the figure: number of rows: 3", "1 Results of firearms actions come late")
    outsider.fills("What it shows", "Plans on firearms").presses("Attach")
    outsider.sees("Attached: Evidence 1: Plans on firearms", "number of rows: 3")
    outsider.follows("Plans on firearms").sees("The source says the same today", "FA-2024-25")
    outsider.follows("Results of firearms actions come late").follows("Recommend something")
    outsider.fills("Title", "Ask for results earlier").fills("Recommendation", "Three months before the end.")
    outsider.selects("Addressed to", "Eurojust").fills("Due", "2026-12-31").presses("Create")
    outsider.opens(AT).follows("Hand in the draft").presses("Hand in the draft")
    outsider.sees("It is “drafted” now", "The Commission: Consult on the draft")

    eurojust = enter_own("eurojust", to="/my-work/").opens(AT, status=404)
    commission.opens(AT).follows("Consult on the draft")
    commission.fills("Comments due on", "2025-12-19").ticks("Eurojust").presses("Consult on the draft")
    outsider.opens(f"{AT}moves/finalise/").sees("1 body can still comment")
    eurojust.opens("/my-work/").follows("Comment on the draft: ").follows("Comment on the draft")
    eurojust.fills("Comment on the draft", "Finding 1 fits what prosecutors see.").presses("Comment on the draft")
    eurojust.sees("It is “answered” now")

    outsider.opens(f"{AT}?tab=consultation").sees("Finding 1 fits what prosecutors see.")
    outsider.follows("Finalise the report").fills("Responses due on", "2026-01-30").presses("Finalise the report")
    outsider.sees("It is “final” now").opens(f"{AT}edit/", status=400)

    eurojust.opens("/my-work/").follows("Respond to the recommendation: Ask for results earlier").follows("Accept")
    eurojust.fills("Response and reasons", "We agree; the form follows.").presses("Accept")
    eurojust.sees("It is “accepted” now")

    secretariat = enter_own("cosi.secretariat", to=AT)
    secretariat.follows("Record COSI's decision")
    secretariat.fills("Document number", "ST 99100/25").fills("Date of the decision", "2025-11-24")
    secretariat.presses("Record COSI's decision").sees("It is “decided” now", "not said yet")

    eurojust.opens("/my-work/").follows("Close with evidence: Ask for results earlier")
    eurojust.sees("Close with evidence is blocked: Say first what the item changes")
    eurojust.follows("Edit").fills("Action", "FA-2026-27/6.1").presses("Save")
    eurojust.sees("Saved.", "6.1").follows("Close with evidence")
    eurojust.fills("How it is known to be done", "The action has the new date.").presses("Close with evidence")
    eurojust.sees("It is “done” now")

    # From the recommendation all the way back to the threat, and forward into the next cycle.
    secretariat.opens(f"{AT}recommendations/1/")
    secretariat.sees("From the threat to what it changes", "Results of firearms actions come late")
    secretariat.follows("6.1", within="#chain").sees("Changed by the roadmap", "Ask for results earlier")
