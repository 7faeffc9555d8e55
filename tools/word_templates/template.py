"""A page with our styles, and what the writer of a Word template adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from tools.devservers.environment import ROOT
from tools.word_templates import markup
from tools.word_templates.markup import LINE, WIDTH

BLUE, GREY, AMBER = RGBColor(0x00, 0x44, 0x94), RGBColor(0x51, 0x55, 0x60), RGBColor(0x7A, 0x41, 0x00)
FONT = "Arial"
PALE = "F2F5F9"
# Headings that the contents name: level 1 with their numbers, level 2 with those of the actions.
CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'
# The word across each page of a draft, behind the text, as Word's own "Watermark" draws it.
WATERMARK = f"""<w:r {nsdecls("w")}
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 ><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="DRAFT" o:allowincell="f"
 style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:145pt;rotation:305;z-index:-251658752;
 mso-position-horizontal:center;mso-position-horizontal-relative:margin;
 mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#f4eee6" stroked="f">
<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="DRAFT"/></v:shape>
</w:pict></w:r>"""


class Template:
    """An A4 page with our styles, header and footer; what is added is what a writer of a template needs."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._marks = 0
        self._styles()
        self._number_headings()
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

    def heading(self, text: str, level: int, mark: str = "", *, new_page: bool = False) -> None:
        """Add a heading; `mark` is the name by which the contents lead to it."""
        heading = self.document.add_heading(text, level)
        if new_page:
            heading.paragraph_format.page_break_before = True
        if mark:
            first, last = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            self._marks += 1
            # In a loop the number would come twice; the loop's is added.
            number = f"{self._marks}{{{{ loop.index }}}}" if "loop" in mark else str(self._marks)
            for element in (first, last):
                element.set(qn("w:id"), number)
            first.set(qn("w:name"), mark)
            heading._p.insert(1, first)  # noqa: SLF001
            heading._p.append(last)  # noqa: SLF001

    def contents(self, chapters: str, parts: str) -> None:
        """Add a table of contents: a field that Word updates, with its page numbers; until then its lines lead on.

        `chapters` are rows of heading, mark and whether the parts are below it; `parts` have a number and a title and
        are marked "part1", "part2", ….
        """
        self.paragraph("Contents", "Contents")
        self.tag(f"for head, mark, has_parts in {chapters}")
        line = self.document.add_paragraph(style="toc 1")
        line.add_run("{%r if loop.first %}")
        markup.mark_field(line, "begin")
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = CONTENTS
        line.add_run()._r.append(instruction)  # noqa: SLF001
        markup.mark_field(line, "separate")
        line.add_run("{%r endif %}")
        markup.link(line, "{{ mark }}", "{{ loop.index }}.  {{ head }}")
        self.tag("if has_parts")
        self.tag(f"for part in {parts}")
        markup.link(
            self.document.add_paragraph(style="toc 2"), "part{{ loop.index }}", "{{ part.number }}  {{ part.title }}"
        )
        self.tag("endfor")
        self.tag("endif")
        self.tag("endfor")
        markup.mark_field(self.document.add_paragraph(style="Gap"), "end")

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
        markup.rule(self.document.paragraphs[-1], "bottom", "004494", 10)
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
            markup.shade(cell, PALE)
        self._row(table, [f"{{%tr for row in {rows} %}}", *[""] * (len(heads) - 1)])
        self._row(table, [f"{{{{ {cell} }}}}" for cell in cells], styles=["Cell"] * len(cells))
        self._row(table, ["{%tr endfor %}", *[""] * (len(heads) - 1)])
        markup.lines(table)
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
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
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
            style.paragraph_format.space_after = Pt({"Heading 1": 6, "Heading 2": 4}.get(name, 3))
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
            ("Contents", 15, BLUE, True),
            ("toc 1", 10, None, True),
            ("toc 2", 9.5, None, False),
        ):
            own: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            own.base_style = normal
            own.font.size, own.font.bold = Pt(size), bold
            if colour is not None:
                own.font.color.rgb = colour
            own.paragraph_format.space_after = Pt(2)
        styles["Contents"].paragraph_format.space_before = Pt(18)
        for name, indent in (("toc 1", 0.0), ("toc 2", 0.5)):
            line = styles[name].paragraph_format
            line.left_indent = Cm(indent)
            # Where Word sets the page numbers.
            line.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            line.space_after = Pt(1)
        styles["toc 1"].paragraph_format.space_before = Pt(3)
        number = styles["Number"].paragraph_format
        number.tab_stops.add_tab_stop(Cm(WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        number.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        number.space_before, number.space_after = Pt(8), Pt(14)

    def _number_headings(self) -> None:
        """Let Word count the headings of level 1: "1.", "2."."""
        numbering = self.document.part.numbering_part.element
        scheme = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>'
            '<w:suff w:val="space"/><w:lvlText w:val="%1. "/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
        # All schemes stand before the first list that uses one.
        numbering.insert(0, scheme)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        style = self.document.styles["Heading 1"].element
        numbered = parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
        style.get_or_add_pPr()._insert_numPr(numbered)  # noqa: SLF001

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.4)
        head = section.header.paragraphs[0]
        head.style = "Small"
        head.add_run("{%r if stamp.draft %}")
        head._p.append(parse_xml(WATERMARK))  # noqa: SLF001
        head.add_run("{%r endif %}")
        head.add_run("{{ content.code }}  {{ content.title }}\t")
        marking, draft = head.add_run("{{ stamp.marking }}"), head.add_run("{% if stamp.draft %}  ·  DRAFT{% endif %}")
        marking.bold = draft.bold = True
        marking.font.color.rgb, draft.font.color.rgb = RGBColor(0, 0, 0), AMBER
        markup.right(head)
        foot = section.footer.paragraphs[0]
        foot.style = "Small"
        foot.add_run(
            "{{ stamp.version }}{% if stamp.status %}  ·  {{ stamp.status }}{% endif %}  ·  {{ stamp.made }}\tPage "
        )
        markup.field(foot, "PAGE")
        foot.add_run(" of ")
        markup.field(foot, "NUMPAGES")
        markup.right(foot)
        markup.rule(foot, "top", LINE, 4)
        digest = section.footer.add_paragraph(
            "SHA-256 {{ stamp.sha256 }}\t{% if stamp.demonstration %}Demonstration – not official{% endif %}",
            "Small",
        )
        markup.right(digest)
