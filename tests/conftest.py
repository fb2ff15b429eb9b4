"""The order of the tests, and what every run says at its end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

from commands import stop_commands
from databases import KINDS, dropping, on, stop_server

# `make test` tries the same examples every time, so that it fails for a change and never by chance; new ones are
# looked for by `make faults`. How long one takes is held by tests of their own, on a machine that may be busy.
settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("searching", max_examples=1000, deadline=None)
settings.load_profile("searching" if "NEWSTICKER_SEARCHING" in os.environ else "settled")


@pytest.fixture(scope="session", autouse=True)
def _of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps tests out of the user's own folder, and ends the servers that they may have started."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
    stop_commands()
    stop_server()


@pytest.fixture(scope="session", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database: whatever asks for it runs once on each."""
    return str(request.param)


@pytest.fixture
def each_database(kind: str) -> Iterator[None]:
    """Has a test run once on each kind of database."""
    with on(kind), dropping():
        yield


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests wait for servers, browsers and the clock a third of their time."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the browser's tests last: while Playwright runs, asyncio.run is refused to all others."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names each reason for skipping once, however many tests it took."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple)
    )
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped, {reason}")
