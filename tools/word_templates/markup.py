"""What python-docx has no call for: fields, links, lines and shades, written as WordprocessingML."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

WIDTH = 16.6  # of the text, in cm
LINE = "C7CCD6"


def right(paragraph: Any) -> None:
    """Set what stands after the tab to the right edge."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def field(paragraph: Any, name: str) -> None:
    """Add a field that Word computes: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001


def mark_field(paragraph: Any, kind: str) -> None:
    """Begin, divide or end a field whose result is several paragraphs."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001


def link(paragraph: Any, mark: str, text: str) -> None:
    """Add words that lead to a marked heading."""
    link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("w:anchor"), mark)
    link.set(qn("w:history"), "1")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001


def rule(paragraph: Any, side: str, colour: str, eighths: int) -> None:
    """Draw a line above or below a paragraph, so many eighths of a point wide."""
    style = f'w:val="single" w:sz="{eighths}" w:space="3" w:color="{colour}"'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}><w:{side} {style}/></w:pBdr>")
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def shade(cell: Any, colour: str) -> None:
    """Give a cell a background."""
    element = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        element.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(element)  # noqa: SLF001


def lines(table: Any) -> None:
    """Draw a thin line under each row."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001
