"""The links of step 1 in the chain."""

from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat, ThreatAssessment
from empact.lineage.links import Link

LINKS = (
    Link(Cycle, ThreatAssessment, "cycle", _("Threat assessments that feed it"), _("Feeds the cycle")),
    Link(ThreatAssessment, KeyThreat, "assessment", _("Key threats it names"), _("Named by the assessment")),
)
