"""What the pages of the workers tell the web room."""

from django.utils.translation import gettext_lazy as _

from empact.jobs.permissions import keeps_jobs
from empact.web.menu import MenuItem

ANNOUNCED = (MenuItem(_("Workers"), "workers", "workers", order=97, shown_to=keeps_jobs),)
