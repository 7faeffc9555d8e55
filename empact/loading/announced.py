"""What an app announces so that its files and its demonstration are loaded with the others', in the apps' order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from empact.loading.rows import Shelf


@dataclass(frozen=True, slots=True)
class ReferenceLoader:
    """`load` puts the app's reference files on the shelf; it must be safe to repeat."""

    name: str
    load: Callable[[Shelf], None]
