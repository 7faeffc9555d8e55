"""The page of one body's consultation on a draft."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts
from evaluation.models import Consultation


class ConsultationDetail(DetailPage[Consultation]):
    """What one body was asked and what it said; others who are consulted do not read it."""

    facts = (
        Facts(
            "",
            (
                "organisation",
                Fact("comments_due", gettext_lazy("Comments due"), value=lambda item: item.evaluation.comments_due),
                "answered_on",
                "comment",
            ),
        ),
    )

    def heading(self) -> object:
        """Return what it is about."""
        return _("Consultation of {body}").format(body=self.record.organisation)

    def meta(self) -> Sequence[object]:
        """Return the draft."""
        return (link(self.record.evaluation, str(self.record.evaluation)),)
