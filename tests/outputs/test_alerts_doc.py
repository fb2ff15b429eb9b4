"""The receiver of docs/alerts.md: takes what is genuine, once, and refuses everything else."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import HTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from loopback import OPEN
from newsticker.model_alerts import Alert, AlertKind, Dispatch
from newsticker.net.posting import post
from newsticker.outputs.alerts.delivering import WAITS, signed
from newsticker.outputs.alerts.payload import SCHEMA, Payload, payload_of
from newsticker.outputs.api.telling import Teller
from newsticker.settings import Settings
from newsticker.store import Told
from newsticker.store.alert_queue import PATIENCE
from watched import now

PAGE = (Path(__file__).parent.parent.parent / "docs" / "alerts.md").read_text(encoding="utf8")
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
TELLER = Teller(Settings(), "https://ticker.example", ("de", "en"))


class Example:
    """The receiver of the page, on a free port."""

    def __init__(self) -> None:
        (code,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.S)
        self.names: dict[str, Any] = {"__name__": "receiver"}
        exec(compile(code.replace("whsec_…", SECRET), "docs/alerts.md", "exec"), self.names)
        self.names["Receiver"].log_message = lambda *_: None
        self.server = HTTPServer(("127.0.0.1", 0), self.names["Receiver"])
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def take(self, event: str, *, at: datetime, told: Told | None, secret: str = SECRET, add: bytes = b"") -> int:  # fmt: skip
        """The answer to an event."""
        alert = Alert(1, event, "test", at.isoformat(timespec="seconds"), "waiting", 1, ())
        dispatch = Dispatch(alert, 1, self.url, secret, 0)
        body = msgspec.json.encode(payload_of(alert, told, TELLER))
        headers = signed(dispatch, body, at)
        return asyncio.run(post(self.url, body + add, headers, allow=OPEN, timeout=5)).status


@pytest.fixture
def example() -> Iterator[Example]:
    example = Example()
    run = {"poll_interval": 0.02}
    thread = threading.Thread(target=example.server.serve_forever, kwargs=run)
    thread.start()
    yield example
    example.server.shutdown()
    example.server.server_close()
    thread.join()


def test_what_is_genuine_is_taken_and_a_repeat_known(
    example: Example, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [example.take("alert_1", at=now(), told=Told()) for _ in range(2)] == [204, 204]
    assert capsys.readouterr().out.split() == ["test"]
    assert example.take("alert_1", at=now(), told=None) == 204
    assert capsys.readouterr().out.split() == ["forget", "alert_1"]


def test_what_is_made_up_changed_or_old_is_refused(example: Example) -> None:
    other = "whsec_" + SECRET[:5:-1]
    assert example.take("alert_1", at=now(), told=Told(), secret=other) == 401
    assert example.take("alert_1", at=now(), told=Told(), add=b" ") == 401
    assert example.take("alert_1", at=now() - timedelta(minutes=6), told=Told()) == 401
    assert example.names["seen"] == set()


def test_the_page_names_every_field_every_kind_and_every_wait() -> None:
    fields = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.M))
    assert fields == set(Payload.__struct_fields__)
    kinds = re.search(r"^\| `kind` \| (.+) \|$", PAGE, flags=re.M)
    assert kinds
    assert re.findall(r"`([\w-]+)`", kinds[1]) == list(AlertKind.__args__)  # type: ignore[attr-defined]
    assert f"`{SCHEMA}`" in PAGE
    told = "after 5 s, 30 s, 2, 10, 30 min, 1, 2,\n4 and then every 8 hours"
    assert told in PAGE
    hours = [3600 * n for n in (1, 2, 4, 8)]
    assert [wait.total_seconds() for wait in WAITS] == [5, 30, 120, 600, 1800, *hours]
    assert (PATIENCE, "for three days" in PAGE) == (timedelta(days=3), True)
