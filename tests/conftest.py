"""What every test stands on."""

import gc
from collections.abc import Iterator
from copy import copy
from typing import Any

import pgtrigger
import pytest
from django.db.models.signals import pre_migrate
from django.test import client
from django.test.utils import ContextList
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, make_cast
from tests.databases import DEMONSTRATION, demonstration, drop_database
from tests.extensions import create_extensions
from tests.prepared import keep_prepared
from tests.sharing import Sharing, in_order
from tests.stages import OWN, stages

keep_prepared()
# The same examples in every run, and no limit of time for one: neither dice nor a busy machine make a test fail.
# To look for other ones: pytest --hypothesis-profile=default.
hypothesis.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("steady")
stages.add("cast", make_cast)
stages.add("demonstration", lambda: None, source=demonstration)


@pytest.fixture(scope="session")
def _extensions() -> None:
    """See that the extensions are there before the first table is."""
    pre_migrate.connect(create_extensions, dispatch_uid="extensions of the tests")


@pytest.fixture(scope="session")
def django_db_setup(_extensions: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Install the triggers of every model, the test aggregate's too; then open the stages (tests/stages.py)."""
    with django_db_blocker.unblock():
        pgtrigger.install()
    stages.open(django_db_blocker)
    yield
    stages.close()


def _keep_the_first(store: dict[str, Any], context: Any, **_more: Any) -> None:
    """Keep of each answer what its page was given. Django copies it for each of a form's hundred widgets, too."""
    if "context" not in store:
        store["context"] = ContextList([copy(context)])


client.store_rendered_templates = _keep_the_first  # type: ignore[attr-defined]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Connect to the database the test asks for, before its first fixture."""
    if isinstance(item, pytest.Function):
        stages.want(item)


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the fixed cast and the smallest whole chain (tests/cast)."""
    found: Cast = stages.given("cast")
    return found


@pytest.fixture(name="demonstration")
def _demonstration(db: None) -> None:
    """Begin with the reference data and the demonstration that `make run` loads."""


@pytest.fixture
def db(request: pytest.FixtureRequest) -> None:
    """Begin a transaction that is rolled back after the test; not in a test with a database of its own."""
    request.getfixturevalue(OWN if OWN in request.fixturenames else "_django_db_helper")


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test commit, and its threads see it: it has a copy of its stage to itself. Costs some 0.3 s."""
    with django_db_blocker.unblock():
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the journeys, which take longest."""
    items[:] = in_order(items)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays to the end; it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    """Share the tests among the workers as tests/sharing.py says."""
    config.option.loadscopereorder = False
    return Sharing(config, log)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Forget the demonstration of the run before, unless its database is to be used again."""
    _drop_demonstration(session)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave no database behind on a server that goes on living."""
    _drop_demonstration(session)


def _drop_demonstration(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput") and not session.config.getvalue("reuse_db"):
        drop_database(DEMONSTRATION)
