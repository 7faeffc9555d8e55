"""DOCX from a template file (docxtpl): what people typed is filled in as text, and only the template is run.

The templates are written by tools/word_templates and may be restyled in Word, as long as their fields stay.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jinja2
from django.conf import settings
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from empact.documents.errors import TemplateError
from empact.documents.kinds import Tell
from empact.documents.subjects import Subject
from empact.documents.text import storable
from empact.history.values import plain

# docxtpl turns these into the braces of its own tags, in what people typed too; an invisible joiner keeps them apart.
ITS_ESCAPES = ("{_{", "{_%", "}_}", "%_}")
WORD_JOINER = "\N{WORD JOINER}"


@dataclass(frozen=True, slots=True)
class Docx:
    """A Word template, by its path from the project's folder."""

    template: str
    code: str = field(default="docx", init=False)
    label: str = field(default="Word (DOCX)", init=False)
    media_type: str = field(
        default="application/vnd.openxmlformats-officedocument.wordprocessingml.document", init=False
    )

    def template_version(self) -> str:
        """Return a digest of the template."""
        return hashlib.sha256((settings.BASE_DIR / self.template).read_bytes()).hexdigest()

    def render(self, subject: Subject, content: Any, tell: Tell) -> bytes:
        """Return the file. Some 0.3 s for 60 pages.

        Raises TemplateError with the words of jinja and the lines around the place.
        """
        data = _typed(plain({"stamp": subject.stamp.as_dict(), "content": content}))
        target = io.BytesIO()
        try:
            document = DocxTemplate(settings.BASE_DIR / self.template)
            tell(20)
            document.render(data, _environment(), autoescape=True)
            tell(90)
            document.save(target)
        except (jinja2.TemplateError, TypeError, ValueError, LookupError, LxmlError) as error:
            raise TemplateError(_place(self.template, error)) from error
        return target.getvalue()


def _environment() -> jinja2.Environment:
    """Return what templates are run in: a name that is missing is an error, nothing can be called or changed."""
    environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.filters["lines"] = _lines
    return environment


def _lines(text: str) -> list[tuple[bool, str]]:
    """Return the paragraphs of a text, each with whether it is an item of a list."""
    found = (line.strip() for line in text.split("\n"))
    return [(line.startswith("- "), line.removeprefix("- ")) for line in found if line]


def _typed(value: Any) -> Any:
    """Return plain values with every text made fit for XML and for docxtpl, to any depth."""
    if isinstance(value, str):
        text = storable(value)
        for marks in ITS_ESCAPES:
            text = text.replace(marks, WORD_JOINER.join(marks))
        return text
    if isinstance(value, Mapping):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_typed(item) for item in value]
    return value


def _place(template: str, error: Exception) -> str:
    around = [line.strip() for line in getattr(error, "docx_context", ()) if line.strip()]
    return "\n".join((f"{template}: {type(error).__name__}: {error}", *around))
