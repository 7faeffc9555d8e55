"""How country codes are understood: the EU writes EL and UK where ISO 3166-1 writes GR and GB."""

from dataclasses import dataclass
from typing import Final

EU_CODE_OF_ISO = {"GR": "EL", "GB": "UK"}


@dataclass(frozen=True, slots=True)
class NoCountry:
    """Stands where a country would, for what belongs to none; its code is written in addresses as a country's is."""

    pk: None = None
    code: str = "none"


NO_COUNTRY: Final = NoCountry()


def eu_code(text: str) -> str:
    """Return the code as the EU writes it; GR and EL, GB and UK, upper or lower case, are all understood."""
    code = text.strip().upper()
    return EU_CODE_OF_ISO.get(code, code)


def is_none(text: str) -> bool:
    """Tell whether the text, where a country's code may stand, asks for what belongs to no country."""
    return text.strip().lower() == NO_COUNTRY.code
