"""Who can take part: the organisations by code, and which service of a state fits an area."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from empact.accounts.demo.services import tasks
from empact.accounts.models import Organisation, OrganisationKind
from oaps.demo.areas import Area, Topic

# How often each Member State takes part; Italy's share is counted out exactly (domain.md §0, fact 5).
SHARES = {
    "es": 0.5, "fr": 0.5, "de": 0.46, "nl": 0.47, "pl": 0.46, "ro": 0.45, "be": 0.44, "at": 0.42, "pt": 0.42,
    "hu": 0.41, "el": 0.42, "bg": 0.4, "cz": 0.38, "se": 0.37, "hr": 0.38, "si": 0.36, "lt": 0.37, "lv": 0.38,
    "sk": 0.34, "fi": 0.33, "ie": 0.33, "ee": 0.3, "cy": 0.29, "mt": 0.25, "dk": 0.24, "lu": 0.24,
}  # fmt: skip
ITALY = "it"
# The services that a goal calls for beside those of the area.
WANTED_FOR = {3: "customs", 4: "finance", 5: "border"}


@dataclass(frozen=True)
class Directory:
    """All organisations, read once."""

    by_code: dict[str, Organisation]

    @classmethod
    def read(cls) -> "Directory":
        """Return the directory of what is stored. One query."""
        return cls({item.code: item for item in Organisation.objects.select_related("country")})

    def __getitem__(self, code: str) -> Organisation:
        return self.by_code[code]

    @cached_property
    def services(self) -> dict[str, list[Organisation]]:
        """Return the services of each state, by the small letters of its code."""
        found: dict[str, list[Organisation]] = {}
        for item in self.by_code.values():
            if item.kind in {OrganisationKind.SERVICE, OrganisationKind.THIRD_SERVICE} and item.country:
                found.setdefault(item.country.code.lower(), []).append(item)
        return found

    def fitting(self, state: str, area: Area, topic: Topic, dice: Random) -> list[Organisation]:
        """Return the services of a state that fit the action, the likeliest first."""
        wanted = {*area.tasks, WANTED_FOR.get(topic.goal, "")}
        services = [item for item in self.services.get(state, []) if wanted & set(tasks().get(item.code, ()))]

        def rank(item: Organisation) -> float:
            fits_goal = WANTED_FOR.get(topic.goal) in tasks().get(item.code, ())
            return dice.random() - 0.8 * fits_goal - 0.6 * (item.code in area.favoured)

        return sorted(services, key=rank)

    def state_of(self, organisation: Organisation) -> str:
        """Return the small letters of the organisation's country, "" when it has none."""
        return organisation.country.code.lower() if organisation.country else ""
