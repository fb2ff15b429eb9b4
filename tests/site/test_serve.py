"""``newsticker serve``: two processes that start, mend and end together."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from articles import RICH
from commands import Command
from databases import address_in
from newsticker.flow.taking import take_in
from newsticker.store import open_store
from serving import Client
from site_process import SERVE, children, comes_true, is_running, linux, serve


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_serves_and_stops_when_asked(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [*SERVE, str(tmp_path / "t.db")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        address = re.findall(r"http://\S+", process.stdout.readline())[0]
        with urlopen(address, timeout=10) as answer:
            assert b"Newsticker" in answer.read()
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
        events = {json.loads(line)["event"] for line in errors.splitlines()}
        assert (process.returncode, events) == (0, {"started", "stopped"})


@linux
def test_it_stops_while_it_starts_too(tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    os.mkfifo(settings)
    environment = {**os.environ, "NEWSTICKER_SETTINGS": str(settings)}
    command = [*SERVE, str(tmp_path / "t.db")]
    # Opened once the command is about to read its settings, which it then waits for.
    with (
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process,
        settings.open("wb"),
    ):
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")


def test_a_manager_is_told_when_it_answers_and_when_it_stops(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(20)
        asked = {"NOTIFY_SOCKET": str(tmp_path / "notify")}
        with serve(tmp_path / "t.db", environment=asked) as (process, address):
            assert manager.recv(100) == b"READY=1"
            with urlopen(address, timeout=10) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGTERM)
            assert manager.recv(100) == b"STOPPING=1"


@linux
def test_it_may_have_as_many_files_open_as_readers_need(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        with serve(tmp_path / "t.db", environment={"NEWSTICKER_MOST_LIVE_READERS": "500"}) as (process, _):  # fmt: skip
            limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert re.search(r"^Max open files +1500 ", limits, flags=re.M)


@pytest.mark.parametrize(
    ("trusted", "second"), [("127.0.0.1", 200), ("127.0.0.0/8", 200), ("192.0.2.1", 429)]
)
def test_who_asks_is_believed_of_named_proxies_alone(
    tmp_path: Path, trusted: str, second: int
) -> None:
    environment = {"NEWSTICKER_TRUSTED_PROXIES": trusted, "NEWSTICKER_API_REQUESTS": "1"}
    with serve(tmp_path / "t.db", environment=environment) as (_, address):
        client = Client(int(re.findall(r"\d+", address)[-1]))
        asked = [
            client.get("/api/v1/tags", x_forwarded_for=f"198.51.100.{n}").status for n in (1, 2)
        ]
    assert asked == [200, second]


def test_the_worker_makes_articles_findable_and_draws_their_figures(
    tmp_path: Path, each_database: None
) -> None:
    database = address_in(tmp_path)
    store = open_store(database)
    with serve(database) as (_, address):
        list(take_in(store, [RICH], full_text=True))

        def shows(path: str, words: bytes) -> bool:
            with urlopen(f"{address}{path}", timeout=10) as answer:
                return words in answer.read()

        assert comes_true(lambda: shows("de/search?q=Anwohner", b"<mark>Anwohner</mark>"))
        assert comes_true(lambda: shows("de/article/1", b"data-axis="))
    store.close()


@linux
def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, _):
        assert comes_true(lambda: len(children(process.pid)) == 1)
        (worker,) = children(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert comes_true(lambda: children(process.pid) not in ([], [worker]))


@linux
def test_the_worker_ends_when_the_site_is_killed(tmp_path: Path) -> None:
    with serve(tmp_path / "t.db") as (process, _):
        assert comes_true(lambda: len(children(process.pid)) == 1)
        (worker,) = children(process.pid)
        process.kill()
        assert comes_true(lambda: not is_running(worker))


def complaint(*arguments: str) -> str:
    """What the command says before it ends with status 1."""
    with Command("serve", *arguments) as done:
        _, errors = done.communicate(timeout=30)
    assert done.returncode == 1
    return errors


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = complaint("--database", str(tmp_path / "t.db"), "--port", str(port))
    assert said == (
        f"newsticker: port {port} on 127.0.0.1: Address already in use; choose another with --port or --host\n"
    )


def test_a_database_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "t.db").write_text(
        "no database at all, but long enough to be read as one" * 20, encoding="ascii"
    )
    said = complaint("--database", str(tmp_path / "t.db"), "--port", "0")
    assert said.startswith("newsticker: ")
    assert said.count("\n") == 1


def test_settings_that_cannot_be_read_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "newsticker.toml").write_text("nmae = 'x'", encoding="utf8")
    said = complaint("--database", str(tmp_path / "t.db"), "--port", "0")
    assert "newsticker.toml" in said
    assert "nmae" in said
    assert said.count("\n") == 1
