"""Write the Word templates of documents: `python -m tools.word_templates`. They are committed; run it to change them.

The fields in braces are filled in by empact/documents/word.py; {%p …%} takes its paragraph away, {%tr …%} its row.
"""

from __future__ import annotations

from collections.abc import Sequence

from tools.word_templates.template import Template

# Heading, mark, whether the actions are below it; only chapters that are there.
PLAN_CHAPTERS = (
    '([("Introduction", "introduction", false)] if content.introduction else []) + [("Goals", "goals", false)]'
    ' + ([("Support by the agencies", "support", false)] if content.support else [])'
    ' + [("Overview of the actions", "overview", false), ("Actions", "actions", true)]'
)


def plan() -> Template:
    """Return the template of an operational action plan."""
    page = Template()
    page.front()
    page.facts("content.facts")
    page.tag("if content.introduction")
    page.heading("Introduction", 1, "introduction")
    page.text("content.introduction")
    page.tag("endif")
    page.contents(PLAN_CHAPTERS, "content.actions")
    page.heading("Goals", 1, "goals", new_page=True)
    page.table(
        ("No", "Goal", "Objective", "Actions"),
        (1, 5, 8, 3),
        "content.goals",
        ("row.number", "row.title", "row.objective", "row.actions"),
    )
    page.tag("if content.support")
    page.heading("Support by the agencies", 1, "support")
    page.table(("Agency", "Gives", "Goals", "Note"), (3, 5, 3, 6), "content.support", _cells(4))
    page.tag("endif")
    page.heading("Overview of the actions", 1, "overview")
    page.table(("No", "Action", "Lead", "Runs"), (1.1, 6.7, 3, 5.8), "content.overview", _cells(4))
    page.heading("Actions", 1, "actions")
    page.tag("for action in content.actions")
    page.heading("{{ action.number }}  {{ action.title }}", 2, "part{{ loop.index }}")
    page.paragraph("Lead: {{ action.lead }}")
    page.facts("action.facts")
    page.tag("for head, text in action.texts if text")
    page.heading("{{ head }}", 3)
    page.text("text")
    page.tag("endfor")
    page.tag("if action.indicators")
    page.heading("Indicators", 3)
    heads = ("Indicator", "Unit", "Baseline", "Target", "Adds up as")
    page.table(heads, (7, 3, 2, 2, 3), "action.indicators", _cells(5))
    page.tag("endif")
    page.tag("if action.milestones")
    page.heading("Milestones", 3)
    page.table(("Kind", "What", "When", "Where"), (3, 7, 4, 3), "action.milestones", _cells(4))
    page.tag("endif")
    page.tag("if action.participations or action.others")
    page.heading("Who takes part", 3)
    page.tag("endif")
    page.tag("if action.participations")
    page.table(("Organisation", "Role", "Contribution"), (5, 4, 8), "action.participations", _cells(3))
    page.tag("endif")
    page.tag("for state, names in action.others")
    page.paragraph("Also taking part, {{ state }}: {{ names }}.")
    page.tag("endfor")
    page.tag("endfor")
    return page


def priority() -> Template:
    """Return the template of a priority's sheet."""
    page = Template()
    page.front()
    page.facts("content.facts")
    page.tag("if content.aim")
    page.heading("Aim", 1)
    page.text("content.aim")
    page.tag("endif")
    page.heading("In figures", 1)
    page.table(("What", "Number"), (12, 5), "content.figures", _cells(2))
    page.heading("Key threats it answers", 1)
    page.table(("Threat", "Level", "Named in"), (9, 3, 5), "content.threats", _cells(3))
    page.heading("Operational action plans", 1)
    heads = ("Code", "Plan", "Period", "State", "Actions", "Bodies")
    page.table(heads, (3, 6, 3, 3, 2, 2), "content.plans", _cells(6))
    page.tag("if content.results")
    page.heading("Results reported", 1)
    page.paragraph("{{ content.results_note }}", "Small")
    page.table(("Measure", "Number", "Unit"), (10, 4, 3), "content.results", _cells(3))
    page.tag("endif")
    return page


def over_figures() -> Template:
    """Return the template of a report over figures: a Driver's, a country's."""
    page = Template()
    page.front()
    page.facts("content.facts")
    page.tag("for head, text in content.texts")
    page.heading("{{ head }}", 1)
    page.text("text")
    page.tag("endfor")
    page.heading("Figures", 1)
    page.tag("if content.lead")
    page.paragraph("{{ content.lead }}")
    page.tag("endif")
    page.paragraph("{{ content.note }}", "Small")
    page.tag("if content.overtaken")
    page.paragraph("{{ content.overtaken }}")
    page.tag("endif")
    page.table(("What", "Number"), (8, 9), "content.figures", _cells(2))
    page.heading("Results", 1)
    _table_or(page, "content.results", "No result is accepted yet.", ("Measure", "Year", "Total", "Unit"), (8, 2, 4, 3))
    page.tag("if content.indicators")
    page.heading("Indicators", 1)
    heads = ("Action", "Indicator", "Unit", "Baseline", "Target", "Reached", "Met")
    page.table(heads, (3.2, 4.0, 2.5, 1.8, 1.8, 2.1, 1.2), "content.indicators", _cells(7))
    page.tag("endif")
    page.heading("Actions", 1)
    none = "No report on an action is accepted that you may see."
    _table_or(page, "content.actions", none, ("No", "Action", "State as reported", "Accepted"), (3.2, 6.6, 3.8, 3.4))
    page.heading("Not reported, or not accepted", 1)
    _table_or(page, "content.missing", "Every action was reported on.", ("No", "Action"), (3.2, 13.8))
    return page


def _table_or(page: Template, rows: str, none: str, heads: Sequence[str], widths: Sequence[float]) -> None:
    """Add a table, or a sentence where it would have no row."""
    page.tag(f"if not {rows}")
    page.paragraph(none)
    page.tag("else")
    page.table(heads, widths, rows, _cells(len(heads)))
    page.tag("endif")


def _cells(number: int) -> list[str]:
    return [f"row[{index}]" for index in range(number)]


def main() -> None:
    """Write all templates."""
    plan().save("oaps/documents/plan.docx")
    priority().save("oaps/documents/priority.docx")
    over_figures().save("oaps/documents/over_figures.docx")


if __name__ == "__main__":
    main()
