"""Measure documents as whole jobs, data included: `python -m tools.speed_documents` (docs/howto/add-a-document.md).

Takes the data of `make run`, lets the largest plan grow to some 60 pages, asks, does the jobs in this process, and
takes everything back. Beside each time stands the processor's: on a busy machine the clock tells little.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tools.devservers.environment import of_running, servers
from tools.devservers.folders import InUseError

ROWS = 50_000
PAGES = 60
MIB = 1024
WIDTH = 9
LIMIT_S, WORKBOOK_LIMIT_S = 1, 4


def main() -> None:
    """Print a line for each kind of document."""
    try:
        with servers(os.environ, quiet=True) as environment:
            _measure(dict(environment))
    except InUseError:
        _measure(dict(of_running(os.environ)))


def _measure(environment: dict[str, str]) -> None:
    print("| document | wall s | processor s | limit s | wall / limit | what |\n|---|---|---|---|---|---|")
    for work in (_plans, _workbook):
        child = multiprocessing.get_context("spawn").Process(target=work, args=(environment,))
        child.start()
        child.join()
        if child.exitcode:
            sys.exit(child.exitcode)


def _set_up(environment: dict[str, str]) -> None:
    os.environ.update(environment)
    import django

    django.setup()


def _plans(environment: dict[str, str]) -> None:
    _set_up(environment)
    import io

    import pypdf
    from django.db import transaction
    from django.db.models import Count

    from empact.accounts.models import User
    from empact.documents.models import File
    from oaps.models import OAP

    with transaction.atomic():
        plan = OAP.objects.filter(status="drafting").annotate(n=Count("actions")).order_by("-n").first()
        person = User.objects.get(email="est@empact.example")
        if plan is None:
            sys.exit("No plan is being drafted in this data.")
        _grow(plan)
        for form in ("pdf", "docx", "pdf"):
            wall, processor = _timed(partial(_job, plan, form, person))
            content = bytes(File.objects.latest("pk").content)
            pages = f"{len(pypdf.PdfReader(io.BytesIO(content)).pages)} pages, " if form == "pdf" else ""
            _tell(f"plan {form}", wall, processor, LIMIT_S, f"{pages}{len(content) // 1000} kB")
            plan.actions.update(background="Another background, so that nothing is remembered.")
        transaction.set_rollback(True)


def _job(plan: Any, form: str, person: Any) -> None:
    from empact.documents.asking import ask_for
    from empact.documents.kinds import kinds
    from empact.jobs.kinds import Queue
    from empact.jobs.running import work_off

    plan.refresh_from_db()
    ask_for(next(kind for kind in kinds() if kind.name == "oaps.plan"), [plan.pk], form, actor=person)
    if work_off(Queue.DOCUMENTS) < 1:
        sys.exit("The job was not done.")


def _grow(plan: Any) -> None:
    """Copy the plan's actions, with all that belongs to them, until there are enough for so many pages."""
    from empact import clock
    from empact.workflow.install import install
    from empact.workflow.records import Charted

    actions = list(plan.actions.prefetch_related("participations", "indicators", "milestones"))
    for number in range(int(PAGES * 0.85) - len(actions)):
        source = actions[number % len(actions)]
        parts = [*source.participations.all(), *source.indicators.all(), *source.milestones.all()]
        copy = type(source).objects.get(pk=source.pk)
        copy.pk, copy.sequence, copy._state.adding = None, 100 + number, True  # noqa: SLF001
        install(copy, "proposed", at=clock.now())
        for part in parts:
            part.pk, part.action, part._state.adding = None, copy, True  # noqa: SLF001
            if isinstance(part, Charted):
                install(part, "invited", at=clock.now())
            else:
                part.save()


def _workbook(environment: dict[str, str]) -> None:
    _set_up(environment)
    from datetime import date
    from types import SimpleNamespace

    from empact.documents.sheets import Column, Sheet, Xlsx

    stamp = SimpleNamespace(
        title="T", version="V", status="S", standing="", marking="LIMITE", sha256="0" * 64, made="", demonstration=True
    )

    def rows() -> Iterator[list[Any]]:
        for number in range(ROWS):
            yield [f"Action {number}", number, date(2026, 1, 1), *(f"text {number} {column}" for column in range(6))]

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sheet = Sheet("Participation", [Column(str(number)) for number in range(WIDTH)], rows())
    made: list[bytes] = []
    wall, processor = _timed(
        lambda: made.append(Xlsx().render(SimpleNamespace(stamp=stamp), sheet, lambda per_cent: None))  # type: ignore[arg-type]
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = f"{len(made[0]) // 1000} kB; the process grew from {before // MIB} to {peak // MIB} MiB, limit 120"
    _tell(f"{ROWS} rows xlsx", wall, processor, WORKBOOK_LIMIT_S, told)


def _tell(name: str, wall: float, processor: float, limit: float, what: str) -> None:
    print(f"| {name} | {wall:.2f} | {processor:.2f} | {limit:g} | {wall / limit:.2f} | {what} |")


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


if __name__ == "__main__":
    main()
