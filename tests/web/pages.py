"""Pages of the garden: every base by declaration."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path

from empact.accounts.rules import Reader
from empact.urls import urlpatterns as own
from empact.web.addresses import Address
from empact.web.filters import ChoiceFilter, CodeFilter, Filters, YearFilter
from empact.web.forms import RecordForm, Section
from empact.web.parts import Crumb
from empact.web.routes import record_paths
from empact.web.tables import Bulk, Column, Group, Table
from empact.web.views.bulk import BulkMovePage
from empact.web.views.details import DetailPage, Facts, Related
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage
from tests.garden.models import Bed, Garden, GardenStatus

GARDEN = Address(model=Garden, name="garden", section="gardens", lookups={"pk": "pk"})
BED = Address(
    model=Bed,
    name="bed",
    section="gardens",
    lookups={"garden": "garden_id", "number": "number"},
    above=lambda bed: (Crumb(bed.garden.title, bed.garden.get_absolute_url()),),
)


class GardenFilters(Filters):
    status = ChoiceFilter("status", choices=GardenStatus.choices, label="Status")
    year = YearFilter("opened_on__year", label="Year")


class BedFilters(Filters):
    search_fields = ("note",)
    garden = CodeFilter("garden", model=Garden, code="title", label="Garden")


BEDS = Table[Bed](
    columns=(Column("number", main=True, ordering="number"), Column("note", ordering="note"), Column("status")),
    filters=BedFilters,
    ordering=("number",),
)


class GardenList(ListPage[Garden]):
    model = Garden
    section = "gardens"
    title = "Gardens"
    table = Table(
        columns=(
            Column("title", main=True, ordering="title"),
            Column("area", ordering="area"),
            Column("status", ordering="status"),
            Column("opened_on", ordering="opened_on"),
        ),
        filters=GardenFilters,
        ordering=("title",),
        group=Group(lambda garden: garden.status, lambda garden: garden.get_status_display(), ("status",)),
        empty_next="Sow something.",
    )

    def bulk(self) -> Bulk | None:
        return Bulk("/gardens/moves/", (("check", "Check", False),))


def _beds(garden: Garden, reader: Reader) -> QuerySet[Any]:
    return Bed.objects.visible_to(reader).filter(garden=garden).select_related("garden")


class GardenDetail(DetailPage[Garden]):
    facts = (Facts("", ("title", "area", "opened_on")),)
    related = (Related(title="Beds", rows=_beds, table=BEDS),)


class GardenForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Garden
        fields = ("title", "area", "opened_on")


class GardenEdit(EditPage[Garden]):
    form_class = GardenForm
    sections = (Section("What it is", ("title",)),)


class BedForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Bed
        fields = ("number", "note")


class BedCreate(CreatePage[Garden]):
    model = Bed
    form_class = BedForm


class BedDetail(DetailPage[Bed]):
    facts = (Facts("", ("number", "note")),)


urlpatterns = [
    path("gardens/", GardenList.as_view(), name="garden-list"),
    path("gardens/moves/", BulkMovePage.as_view(model=Garden, back="/gardens/"), name="garden-bulk-move"),
    path("gardens/<int:pk>/beds/new/", BedCreate.as_view(address=GARDEN), name="bed-create"),
    *record_paths("gardens/<int:pk>/", GARDEN, detail=GardenDetail, edit=GardenEdit),
    *record_paths("gardens/<int:garden>/beds/<int:number>/", BED, detail=BedDetail, remove=RemovePage),
    *own,
]
handler500 = "empact.web.errors.server_error"
