"""How wide a text will be in a picture, so that a label never runs out of its box.

Arial's widths in thousandths of the font size; what the table lacks counts as wide as a digit.
"""

FONT_SIZE = 12
# Bold Arial is about this much wider.
BOLD = 1.08
DIGIT = 556
WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys(" ,./:;!tfI[]\\", 278),
    **dict.fromkeys("r()-`", 333),
    **dict.fromkeys("ckszvxyJ", 500),
    **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", 278),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%", 944),
    "…": 1000,
}
ELLIPSIS = "…"


def width(text: str, *, size: float = FONT_SIZE, bold: bool = False) -> float:
    """Return about how many pixels wide the text is."""
    return sum(WIDTHS.get(letter, DIGIT) for letter in text) * size / 1000 * (BOLD if bold else 1)


def fit(text: str, room: float, *, size: float = FONT_SIZE, bold: bool = False) -> str:
    """Return the text, shortened with … to the room in pixels; nothing when not even a letter fits."""
    if width(text, size=size, bold=bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size=size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + ELLIPSIS if text.strip() else ""


def wrap(text: str, room: float, lines: int, *, size: float = FONT_SIZE, bold: bool = False) -> list[str]:
    """Return the text in at most so many lines; the last one is shortened when more would be needed."""
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size=size, bold=bold) <= room:
            taken += 1
        done.append(fit(" ".join(words[:taken]), room, size=size, bold=bold))
        words = words[taken:]
    return [*done, fit(" ".join(words), room, size=size, bold=bold)] if words else done
