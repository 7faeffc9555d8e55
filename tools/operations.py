"""Write the table of variables into docs/operations.md: `make operations`."""

import sys

from empact.environment import VARIABLES
from tools.devservers.environment import ROOT

GUIDE = ROOT / "docs" / "operations.md"
BEGIN, END = "<!-- variables: made by make operations -->", "<!-- end of variables -->"


def main() -> int:
    """Write the guide with the table as it should be."""
    GUIDE.write_text(wanted(), encoding="utf-8")
    return 0


def is_current() -> bool:
    """Tell whether the guide has the table as it should be."""
    return GUIDE.read_text(encoding="utf-8") == wanted()


def wanted() -> str:
    """Return the guide's text with the table of today's variables."""
    before, _old, rest = GUIDE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    rows = [f"| `{item.name}` | {_default(item.default)} | {item.meaning} |" for item in VARIABLES]
    table = "\n".join(("| Variable | Default | Meaning |", "|---|---|---|", *rows))
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _default(text: str) -> str:
    return f"`{text}`" if text else "–"


if __name__ == "__main__":
    sys.exit(main())
