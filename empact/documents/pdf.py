"""PDF by typst: tagged for screen readers (PDF/UA), with our own fonts, from data that is never source."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import typst
from django.conf import settings

from empact.documents.errors import TemplateError
from empact.documents.kinds import Tell
from empact.documents.subjects import Subject
from empact.documents.text import FONTS, all_printable
from empact.history.values import plain

BASE = "empact/documents/templates/base.typ"


@dataclass(frozen=True, slots=True)
class Typst:
    """A typst template, by its path from the project's folder; it begins by importing our base.typ."""

    template: str
    code: str = field(default="pdf", init=False)
    label: str = field(default="PDF", init=False)
    media_type: str = field(default="application/pdf", init=False)

    def template_version(self) -> str:
        """Return a digest of the template and what it stands on."""
        texts = (settings.BASE_DIR.joinpath(path).read_bytes() for path in (BASE, self.template))
        return hashlib.sha256(b"".join(texts)).hexdigest()

    def render(self, subject: Subject, content: Any, tell: Tell) -> bytes:
        """Return the PDF. Some 0.3 s for 60 pages.

        Raises TemplateError with typst's words and the place in the template.
        """
        data = all_printable(plain({"stamp": subject.stamp.as_dict(), "content": content}))
        tell(40)
        try:
            made = typst.compile(
                str(settings.BASE_DIR / self.template),
                root=str(settings.BASE_DIR),
                font_paths=_fonts(),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=["ua-1"],
            )
        except (typst.TypstError, RuntimeError) as error:
            raise TemplateError(_place(error)) from error
        if not isinstance(made, bytes):
            raise TemplateError(f"{self.template} made no single file.")
        return made


@cache
def _fonts() -> typst.Fonts:
    """Return our own fonts and no others, found once a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _place(error: Exception) -> str:
    """Return what is wrong and where: typst draws the line of the template."""
    return str(getattr(error, "diagnostic", "") or error)
