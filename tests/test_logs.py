"""The log: one line an event, for people and for programs, and what never stands in it."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import RICH, keep
from newsticker import logs
from newsticker.flow.following import Polled
from newsticker.logs import ERROR, WARNING, _Entry, log_event, set_up_logs
from newsticker.settings import Settings
from newsticker.site.worker import tell_of_feed
from newsticker.store import Store
from serving import Client, serving
from site_process import comes_true, serve

SECRET = "geheim"
ROOT = Path(__file__).parent.parent
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def as_before() -> Iterator[None]:
    """Undoes what setting up a log changes."""
    root, ours = logging.getLogger(), logging.getLogger("newsticker")
    before = (root.handlers, root.level, ours.level, logging.raiseExceptions)
    hooks = (sys.excepthook, threading.excepthook)
    yield
    root.handlers, root.level, ours.level, logging.raiseExceptions = before
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def logged(as_before: None, capsys: pytest.CaptureFixture[str]) -> Lines:
    """What was logged for programs since this was asked last."""
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_an_event_is_one_line_with_time_level_name_and_fields(logged: Lines) -> None:
    set_up_logs("auto", "info", "web")
    log_event("feed-read", feed="https://ilme.example/rss", new=2, changed=None)
    log_event("job-failed", WARNING, problem="first\nsecond")
    read, failed = logged()
    assert abs(datetime.fromisoformat(read.pop("time")).timestamp() - datetime.now().timestamp()) < 5  # fmt: skip
    assert read == {
        "level": "info", "event": "feed-read", "process": "web", "feed": "https://ilme.example/rss", "new": 2,
    }  # fmt: skip
    assert (failed["level"], failed["problem"]) == ("warning", "first\nsecond")


def test_people_get_text(as_before: None, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("text", "info", "worker")
    log_event("job-failed", WARNING, kind="draw", article=3, problem="the pen\nis \x1b[31mdry")
    line = capsys.readouterr().err
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d warning worker: job-failed kind=draw article=3 "
        r"problem='the pen\\nis \\x1b\[31mdry'\n",
        line,
    )


@given(st.text())
def test_any_text_stays_on_its_line(value: str) -> None:
    shown = str(_Entry("event", {"field": value}))
    assert shown.isprintable()


def test_less_can_be_asked_for(as_before: None, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json", "warning", "web")
    log_event("feed-read")
    log_event("feed-failed", WARNING)
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == [
        "feed-failed"
    ]


def test_what_is_said_again_and_again_is_written_once_a_minute(
    logged: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(logs, "monotonic", lambda: now)
    set_up_logs("auto", "info", "web")
    for seconds, problem in ((0, "gone"), (1, "gone"), (2, "locked"), (59, "gone"), (61, "gone"), (62, "gone")):  # fmt: skip
        now = 1000.0 + seconds
        log_event("database-failed", WARNING, problem=problem)
        log_event("feed-read", new=1)
    lines = logged()
    warned = [(x["problem"], x.get("left_out")) for x in lines if x["level"] == "warning"]
    assert warned == [("gone", None), ("locked", None), ("gone", 2)]
    assert len(lines) == len(warned) + 6


def test_no_password_and_no_token_of_an_address_is_told(logged: Lines) -> None:
    set_up_logs("auto", "info", "web")
    tell_of_feed(Polled("https://ada:geheim@ilme.example/rss?key=geheim&n=geheim", new=1))
    problem = "https://ilme.example/rss?token=geheim: answered 403; check the address"
    tell_of_feed(Polled("https://ilme.example/rss?token=geheim", problem=problem))
    tell_of_feed(Polled("https://ilme.example/quiet"))
    logging.getLogger("library").error("postgresql://desk:geheim@db.example/ticker is gone")
    read, failed, library = logged()
    assert "geheim" not in json.dumps([read, failed, library])
    assert read["feed"] == "https://…@ilme.example/rss?key=…&n=…"
    assert failed["problem"] == "https://ilme.example/rss?token=… answered 403; check the address"
    assert (library["event"], library["logger"]) == ("message", "library")


def broken(words: str) -> None:
    raise KeyError(words)


@pytest.mark.parametrize("process", ["web", "worker"])
def test_what_breaks_is_told_with_its_places(
    as_before: None, capsys: pytest.CaptureFixture[str], process: str
) -> None:
    set_up_logs("json", "info", process)
    try:
        broken(SECRET)
    except KeyError as error:
        log_event("crashed", ERROR, trace=error)
        sys.excepthook(KeyError, error, error.__traceback__)
    for line in capsys.readouterr().err.splitlines():
        told = json.loads(line)
        assert (told["event"], told["level"]) == ("crashed", "error")
        assert re.search(r"test_logs\.py:\d+ broken: raise KeyError", told["trace"])
        # Readers ask the web process alone.
        assert ("geheim" in told["trace"]) is (process == "worker")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH])) as kept:
        yield kept


def ask(client: Client) -> list[int]:
    """Asks for pages in every way that carries something of a reader's."""
    return [
        client.get("/de/search?q=geheim").status,
        client.get("/de/search?q=geheim&before=geheim").status,
        client.get("/de/?before=geheim").status,
        client.get("/api/v1/search?q=geheim", authorization="Bearer geheim").status,
        client.get("/de/article/1", user_agent="geheim", cookie="newsticker-desk=geheim").status,
        client.get("/read/1.gif", user_agent="geheim").status,
        client.get("/de/nothing", x_forwarded_for="198.51.100.7").status,
        client.get("/websub/geheim?hub.challenge=geheim").status,
    ]


def test_requests_are_told_where_that_is_asked_for_and_nobody_is_named(
    store: Store, logged: Lines
) -> None:
    set_up_logs("auto", "info", "web")
    with serving(store, Settings(log_requests=True)) as client:
        statuses = ask(client)
    lines = logged()
    assert [line["status"] for line in lines if line["event"] == "request"] == statuses
    assert lines[0].keys() == {
        "time", "level", "event", "process", "method", "path", "status", "seconds",
    }  # fmt: skip
    assert lines[0]["path"] == "/de/search"
    everything = json.dumps(lines)
    assert not re.search(r"geheim|127\.0\.0\.1|198\.51\.100\.7", everything)


def test_otherwise_they_are_not(store: Store, logged: Lines) -> None:
    set_up_logs("auto", "info", "web")
    with serving(store) as client:
        ask(client)
    assert logged() == []


def test_a_mistake_of_ours_is_in_the_log_and_not_on_the_page(
    store: Store, logged: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_logs("auto", "info", "web")
    monkeypatch.setattr("newsticker.site.search.read_asked", lambda asked: broken(str(asked)))
    with serving(store) as client:
        # As in `serve`; other tests have their servers keep their records to themselves.
        monkeypatch.setattr(logging.getLogger("uvicorn"), "propagate", True)
        logging.getLogger("uvicorn.error").setLevel("WARNING")
        page = client.get("/de/search?q=geheim")
    assert page.status == 500
    assert not re.search("KeyError|Traceback|test_logs", page.text)
    (line,) = logged()
    assert (line["event"], line["level"]) == ("mistake", "error")
    assert "raise KeyError(words)" in line["trace"]
    assert "geheim" not in json.dumps(line)


def test_what_the_database_was_asked_is_not_told_where_it_breaks(store: Store) -> None:
    with store._database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE tags")
    with pytest.raises(Exception, match="tags") as told:
        store.ticker(tag="geheim")
    assert "geheim" not in str(told.value)


def test_serve_writes_lines_for_programs_of_both_processes(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, address):
        errors: list[str] = []
        assert process.stderr
        reading = threading.Thread(target=lambda: errors.extend(process.stderr or ()))
        reading.start()
        assert comes_true(lambda: len(errors) == 2)
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        reading.join()
    lines = [json.loads(line) for line in errors]
    told = {(line["process"], line["event"]) for line in lines}
    assert told == {(p, e) for p in ("web", "worker") for e in ("started", "stopped")}
    assert {"level": "info", "address": address}.items() <= next(
        line for line in lines if line["process"] == "web"
    ).items()


def test_a_worker_that_cannot_start_says_why_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_text("no database at all" * 100, encoding="ascii")
    ended = subprocess.run(
        [sys.executable, "-m", "newsticker.site.worker"],
        env={**os.environ, "NEWSTICKER_DATABASE": str(tmp_path / "t.db")},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    (line,) = map(json.loads, ended.stderr.splitlines())
    assert (ended.returncode, line["event"], line["level"]) == (1, "start-failed", "error")
    assert "is no Newsticker database" in line["problem"]


def test_every_event_is_documented() -> None:
    source = "\n".join(
        file.read_text(encoding="utf8") for file in (ROOT / "src" / "newsticker").rglob("*.py")
    )
    written = set(re.findall(r'log_event\(\s*"([\w-]+)"', source)) | {"mistake", "message"}
    page = (ROOT / "docs" / "watching.md").read_text(encoding="utf8")
    section = page.partition("## Logs")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", section, flags=re.M)) == written
