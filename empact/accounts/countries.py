"""How country codes are understood: the EU writes EL and UK where ISO 3166-1 writes GR and GB."""

EU_CODE_OF_ISO = {"GR": "EL", "GB": "UK"}


def eu_code(text: str) -> str:
    """Return the code as the EU writes it; GR and EL, GB and UK, upper or lower case, are all understood."""
    code = text.strip().upper()
    return EU_CODE_OF_ISO.get(code, code)
