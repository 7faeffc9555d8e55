"""Why a document cannot be had."""


class TemplateError(Exception):
    """The template cannot be used; the text says where."""


class NotAvailableError(Exception):
    """There is no such document for this reader: of an unknown kind, in an unknown format, or of a hidden record."""


class TooManyError(Exception):
    """The person waits for so many documents already that others would wait for them too."""
