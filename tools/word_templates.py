"""Write the Word templates of documents: `python -m tools.word_templates`. They are committed; run it to change them.

The fields in braces are filled in by empact/documents/word.py; {%p …%} takes its paragraph away, {%tr …%} its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tools.devservers.environment import ROOT

BLUE, GREY, AMBER = RGBColor(0x00, 0x44, 0x94), RGBColor(0x51, 0x55, 0x60), RGBColor(0x7A, 0x41, 0x00)
FONT = "Arial"
WIDTH = 16.6  # of the text, in cm
PALE = "F2F5F9"


class Template:
    """An A4 page with our styles, header and footer; what is added is what a writer of a template needs."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._styles()
        self._page()
        facts = self.document.core_properties
        facts.title, facts.author = "{{ content.code }} {{ content.title }} – {{ stamp.version }}", "EMPACT"
        facts.subject = "{{ stamp.marking }}"
        facts.comments = "SHA-256 {{ stamp.sha256 }}"
        # The same bytes whenever it is written.
        facts.created = facts.modified = datetime(2026, 1, 1, tzinfo=UTC)

    def paragraph(self, text: str, style: str = "Normal") -> None:
        """Add a paragraph."""
        self.document.add_paragraph(text, style)

    def heading(self, text: str, level: int) -> None:
        """Add a heading."""
        self.document.add_heading(text, level)

    def tag(self, words: str) -> None:
        """Add a tag that takes its paragraph away: "if …", "for …", "endif", "endfor"."""
        self.document.add_paragraph(f"{{%p {words} %}}")

    def text(self, value: str) -> None:
        """Add what people typed: paragraphs, and lines that begin with "- " as a list."""
        self.tag(f"for is_item, line in {value}|lines")
        self.tag("if is_item")
        self.paragraph("{{ line }}", "List Bullet")
        self.tag("else")
        self.paragraph("{{ line }}")
        self.tag("endif")
        self.tag("endfor")

    def front(self) -> None:
        """Add the head of the first page."""
        self.paragraph("EMPACT", "Sender")
        self.paragraph("European Multidisciplinary Platform Against Criminal Threats", "Small")
        self.paragraph("{{ content.code }}\t{{ stamp.version }}\t{{ stamp.marking }}", "Number")
        self.paragraph("{{ content.kicker }}", "Kicker")
        self.paragraph("{{ content.title }}", "Title")
        self.tag("if stamp.draft")
        self.paragraph("DRAFT – may still change", "Draft")
        self.tag("endif")
        self.paragraph(
            "{{ stamp.status }}{% if stamp.status and stamp.standing %}  ·  {% endif %}{{ stamp.standing }}", "Small"
        )

    def facts(self, value: str) -> None:
        """Add pairs of word and value; what is empty is left out."""
        table = self._table(2, (4.5, WIDTH - 4.5))
        self._row(table, [f"{{%tr for word, value in {value} if value %}}", ""])
        self._row(table, ["{{ word }}", "{{ value }}"], styles=("Small", "Cell"))
        self._row(table, ["{%tr endfor %}", ""])

    def table(self, heads: Sequence[str], widths: Sequence[float], rows: str, cells: Sequence[str]) -> None:
        """Add a table with a head that is repeated on each page; `rows` is what is gone through as `row`."""
        table = self._table(len(heads), [width * WIDTH / sum(widths) for width in widths])
        head = self._row(table, heads, styles=["Head"] * len(heads))
        repeated = OxmlElement("w:tblHeader")
        head._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  # python-docx has no name for it
        for cell in head.cells:
            _shade(cell, PALE)
        self._row(table, [f"{{%tr for row in {rows} %}}", *[""] * (len(heads) - 1)])
        self._row(table, [f"{{{{ {cell} }}}}" for cell in cells], styles=["Cell"] * len(cells))
        self._row(table, ["{%tr endfor %}", *[""] * (len(heads) - 1)])
        _lines(table)
        self.paragraph("", "Gap")

    def save(self, path: str) -> None:
        """Write it."""
        self.document.save(str(ROOT / path))

    def _table(self, columns: int, widths: Sequence[float]) -> Any:
        table = self.document.add_table(rows=0, cols=columns)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        return table

    def _row(self, table: Any, texts: Sequence[str], styles: Sequence[str] = ()) -> Any:
        row = table.add_row()
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = table.columns[number].width
            cell.paragraphs[0].text = text
            if styles:
                cell.paragraphs[0].style = styles[number]
        return row

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(10)
        normal.paragraph_format.space_after = Pt(5)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        normal.element.get_or_add_rPr().append(language)
        for name, points in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10)):
            style: Any = styles[name]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(points), True
            style.font.color.rgb = BLUE if name != "Heading 3" else None
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for face in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{face}"), None)
            style.paragraph_format.keep_with_next = True
        borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if borders is not None:
            styles["Title"].element.pPr.remove(borders)
        for name, size, colour, bold in (
            ("Sender", 18, BLUE, True),
            ("Kicker", 10, GREY, False),
            ("Small", 8.5, GREY, False),
            ("Number", 10, None, True),
            ("Draft", 11, AMBER, True),
            ("Head", 9, None, True),
            ("Cell", 9, None, False),
            ("Gap", 4, None, False),
        ):
            own: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            own.base_style = normal
            own.font.size, own.font.bold = Pt(size), bold
            if colour is not None:
                own.font.color.rgb = colour
            own.paragraph_format.space_after = Pt(2)
        number = styles["Number"].paragraph_format
        number.tab_stops.add_tab_stop(Cm(WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        number.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        number.space_before, number.space_after = Pt(8), Pt(14)

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.4)
        head = section.header.paragraphs[0]
        head.style, head.text = (
            "Small",
            "{{ content.code }}  {{ content.title }}\t{{ stamp.marking }}{% if stamp.draft %}  ·  DRAFT{% endif %}",
        )
        _right(head)
        foot = section.footer.paragraphs[0]
        foot.style = "Small"
        foot.add_run(
            "{{ stamp.version }}{% if stamp.status %}  ·  {{ stamp.status }}{% endif %}  ·  {{ stamp.made }}\tPage "
        )
        _field(foot, "PAGE")
        foot.add_run(" of ")
        _field(foot, "NUMPAGES")
        _right(foot)
        digest = section.footer.add_paragraph(
            "SHA-256 {{ stamp.sha256 }}\t{% if stamp.demonstration %}Demonstration – not official{% endif %}",
            "Small",
        )
        _right(digest)


def _right(paragraph: Any) -> None:
    """Set what stands after the tab to the right edge."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Any, name: str) -> None:
    """Add a field that Word computes: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _lines(table: Any) -> None:
    """Draw a thin line under each row."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C7CCD6")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001


def plan() -> Template:
    """Return the template of an operational action plan."""
    page = Template()
    page.front()
    page.facts("content.facts")
    page.tag("if content.introduction")
    page.heading("Introduction", 1)
    page.text("content.introduction")
    page.tag("endif")
    page.heading("Goals", 1)
    page.table(
        ("No", "Goal", "Objective", "Actions"),
        (1, 5, 8, 3),
        "content.goals",
        ("row.number", "row.title", "row.objective", "row.actions"),
    )
    page.tag("if content.support")
    page.heading("Support by the agencies", 1)
    page.table(("Agency", "Gives", "Goals", "Note"), (3, 5, 3, 6), "content.support", _cells(4))
    page.tag("endif")
    page.heading("Overview of the actions", 1)
    page.table(("No", "Action", "Lead", "Runs"), (1, 8, 3, 5), "content.overview", _cells(4))
    page.heading("Actions", 1)
    page.tag("for action in content.actions")
    page.heading("{{ action.number }}  {{ action.title }}", 2)
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


def _cells(number: int) -> list[str]:
    return [f"row[{index}]" for index in range(number)]


def main() -> None:
    """Write all templates."""
    plan().save("oaps/documents/plan.docx")
    priority().save("oaps/documents/priority.docx")


if __name__ == "__main__":
    main()
