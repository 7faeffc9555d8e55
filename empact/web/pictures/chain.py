"""A chain picture: columns of nodes, links between them, one path lit, gaps dashed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from empact.web.pictures.text import fit, width, wrap

NodeKind = Literal["plain", "tinted", "strong", "end", "figure", "gap"]

WIDTH = 1216
HEAD = 48
LINE = 17
GAP = 12
SIDE = 10
MIN_GUTTER = 28
TITLE_LINES = 2
FIGURE_SIZE = 18
FIGURE_LINE = 26
FOOT = 8
THINNEST = 2.0
THICKEST = 13.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of small text in a node; tone is "", "good", "attention" or "bad"."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A box. "figure" shows a large number beside its title, "strong" above it; "gap" is dashed."""

    key: str
    title: str
    lines: Sequence[Line | str] = ()
    kind: NodeKind = "plain"
    figure: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A step of the chain; `share` is how wide it is compared with the others."""

    title: str
    subtitle: str = ""
    nodes: Sequence[Node] = ()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """One node leads to another. `through` names the nodes whose path alone runs here; empty: everybody's."""

    source: str
    target: str
    weight: float = 1.0
    through: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Chain:
    """What is to be drawn; `follow` is the node whose path is lit."""

    title: str
    columns: Sequence[Column]
    links: Sequence[Link] = ()
    follow: str = ""


# -- The drawing -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A line of text where it stands."""

    text: str
    x: float
    y: float
    css: str


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node in pixels, with the sentence that a screen reader says."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    texts: Sequence[DrawnText]
    lit: bool

    @property
    def css(self) -> str:
        """Return the classes of the box."""
        return f"node node--{self.node.kind}" + (" node--lit" if self.lit else "")

    @property
    def words(self) -> str:
        """Return everything the node says, in one line."""
        return ", ".join(
            filter(None, (self.node.figure, self.node.title, *(_line(item).text for item in self.node.lines)))
        )


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A curve and how thick it is; `down` ends in an arrow head inside its column."""

    link: Link
    path: str
    thickness: float
    lit: bool
    down: bool


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A column in pixels."""

    column: Column
    x: float
    width: float
    nodes: Sequence[DrawnNode]


@dataclass(frozen=True, slots=True)
class Row:
    """A node in the table that says the same: its column, its words, what it leads to."""

    column: str
    node: Node
    words: str
    leads_to: Sequence[str]


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """Everything a template needs; links come unlit first, so that the lit path lies on top."""

    title: str
    width: int
    height: float
    head: int
    columns: Sequence[DrawnColumn]
    links: Sequence[DrawnLink]
    rows: Sequence[Row]


def draw(chain: Chain) -> ChainDrawing:
    """Return the picture's geometry; links that name an unknown node are left out."""
    known = {node.key for column in chain.columns for node in column.nodes}
    links = [link for link in chain.links if {link.source, link.target} <= known]
    lit_nodes, lit_links = _path(links, chain.follow)
    sizes = list(_columns(chain.columns))
    height = max((_stack(column.nodes, breadth) for column, _, breadth in sizes), default=0)
    columns = [_column(column, x, breadth, height, lit_nodes) for column, x, breadth in sizes]
    nodes = {node.node.key: node for column in columns for node in column.nodes}
    return ChainDrawing(
        title=chain.title,
        width=WIDTH,
        height=HEAD + height + FOOT,
        head=HEAD,
        columns=columns,
        links=sorted(_links(links, nodes, lit_links), key=lambda drawn: drawn.lit),
        rows=_rows(chain.columns, links),
    )


def _path(links: Sequence[Link], follow: str) -> tuple[set[str], set[Link]]:
    """Return the nodes and links on the way through the followed node, in both directions."""
    open_links = [link for link in links if not link.through or follow in link.through]
    nodes = {follow} if follow else set()
    lit: set[Link] = set()
    for start, end in (("source", "target"), ("target", "source")):
        reached = {follow} if follow else set()
        while found := {link for link in open_links if getattr(link, start) in reached and link not in lit}:
            lit |= found
            reached |= {getattr(link, end) for link in found}
        nodes |= reached
    return nodes, lit


def _columns(columns: Sequence[Column]) -> Iterable[tuple[Column, float, float]]:
    """Yield each column with its left edge and width; what is left between them is even."""
    if not columns:
        return
    gutter = MIN_GUTTER if len(columns) == 1 else max(MIN_GUTTER, WIDTH * 0.03)
    room = WIDTH - gutter * (len(columns) - 1)
    whole = sum(column.share for column in columns)
    x = 0.0
    for column in columns:
        breadth = round(room * column.share / whole, 1)
        yield column, round(x, 1), breadth
        x += breadth + gutter


def _line(item: Line | str) -> Line:
    return item if isinstance(item, Line) else Line(item)


def _title_lines(node: Node, breadth: float) -> list[str]:
    if node.kind == "figure":
        return []
    return wrap(node.title, breadth - 2 * SIDE, TITLE_LINES, bold=True)


def _node_height(node: Node, breadth: float) -> float:
    lines = len(_title_lines(node, breadth)) + len(node.lines)
    return FOOT + LINE * lines + (FIGURE_LINE if node.figure else 0)


def _stack(nodes: Sequence[Node], breadth: float) -> float:
    """Return how high a column's nodes are with the smallest gaps."""
    return sum(_node_height(node, breadth) + GAP for node in nodes)


def _column(column: Column, x: float, breadth: float, height: float, lit: set[str]) -> DrawnColumn:
    """Spread a column's nodes evenly over the height of the tallest one."""
    count = len(column.nodes)
    spare = (height - _stack(column.nodes, breadth)) / count if count else 0
    y = HEAD + GAP / 2 + spare / 2
    drawn = []
    for node in column.nodes:
        tall = _node_height(node, breadth)
        drawn.append(
            DrawnNode(node, x, round(y, 1), breadth, tall, _texts(node, x, round(y, 1), breadth), node.key in lit)
        )
        y += tall + GAP + spare
    return DrawnColumn(column, x, breadth, drawn)


def _texts(node: Node, x: float, y: float, breadth: float) -> list[DrawnText]:
    """Return the lines of a node: the figure, the title, then the small lines."""
    left, room = x + SIDE, breadth - 2 * SIDE
    texts: list[DrawnText] = []
    base = y + 1
    if node.figure:
        texts.append(DrawnText(node.figure, left, base + FIGURE_SIZE + 2, "node__figure"))
        if node.kind == "figure":
            rest = room - width(node.figure, size=FIGURE_SIZE, bold=True) - GAP / 2
            texts.append(DrawnText(fit(node.title, rest), x + breadth - SIDE, base + FIGURE_SIZE, "node__beside"))
        base += FIGURE_LINE
    for words in _title_lines(node, breadth):
        base += LINE
        texts.append(DrawnText(words, left, base - 1, "node__title"))
    for item in map(_line, node.lines):
        base += LINE
        css = f"node__line node__line--{item.tone}" if item.tone else "node__line"
        texts.append(DrawnText(fit(item.text, room, bold=bool(item.tone)), left, base - 1, css))
    return texts


def _links(links: Sequence[Link], nodes: dict[str, DrawnNode], lit: set[Link]) -> Iterable[DrawnLink]:
    heaviest = max((link.weight for link in links), default=1) or 1
    thickness = {link: round(THINNEST + (THICKEST - THINNEST) * link.weight / heaviest, 1) for link in links}
    across = [link for link in links if nodes[link.source].x != nodes[link.target].x]
    leaving = _ports(across, nodes, thickness, side="source")
    arriving = _ports(across, nodes, thickness, side="target")
    for link in links:
        source, target = nodes[link.source], nodes[link.target]
        if source.x == target.x:
            yield DrawnLink(link, _downward(source, target), THINNEST, link in lit, down=True)
            continue
        x1, y1, x2, y2 = source.x + source.width, leaving[link], target.x, arriving[link]
        bend = (x2 - x1) / 2
        path = f"M{x1:.1f} {y1:.1f} C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        yield DrawnLink(link, path, thickness[link], link in lit, down=False)


def _downward(source: DrawnNode, target: DrawnNode) -> str:
    """Return the line between two nodes of one column."""
    x = source.x + source.width / 2
    if source.y < target.y:
        return f"M{x:.1f} {source.y + source.height:.1f} V{target.y - 1:.1f}"
    return f"M{x:.1f} {source.y:.1f} V{target.y + target.height + 1:.1f}"


def _ports(
    links: Sequence[Link],
    nodes: dict[str, DrawnNode],
    thickness: dict[Link, float],
    *,
    side: Literal["source", "target"],
) -> dict[Link, float]:
    """Return at which height each link touches its node: side by side, in the order of the other ends."""
    other = "target" if side == "source" else "source"
    by_node: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_node[getattr(link, side)].append(link)
    places: dict[Link, float] = {}
    for key, mine in by_node.items():
        node = nodes[key]
        mine.sort(key=lambda link: (nodes[getattr(link, other)].y, nodes[getattr(link, other)].x))
        total = sum(thickness[link] for link in mine)
        squeeze = min(1.0, (node.height - FOOT) / total)
        y = node.y + node.height / 2 - total * squeeze / 2
        for link in mine:
            share = thickness[link] * squeeze
            places[link] = round(y + share / 2, 1)
            y += share
    return places


def _rows(columns: Sequence[Column], links: Sequence[Link]) -> list[Row]:
    titles = {node.key: node.title for column in columns for node in column.nodes}
    leads: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        leads[link.source].append(titles[link.target])
    return [
        Row(column.title, node, ", ".join(_line(item).text for item in node.lines), leads[node.key])
        for column in columns
        for node in column.nodes
    ]
