"""``newsticker alert``: watches are made, listed, tried out and ended; the secret is seen once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from commands import newsticker
from newsticker.store import open_store
from readings import claim
from watched import OFFICE, add, now, party


@pytest.fixture
def database(tmp_path: Path) -> Path:
    (tmp_path / "newsticker.toml").write_text('address = "https://ticker.example/"\n')
    with closing(open_store(tmp_path / "t.db")) as store:
        add(store, "alt", claim("c1", "er halte"), now=now())
    return tmp_path / "t.db"


def speaker(database: Path) -> str:
    with closing(open_store(database)) as store:
        return str(party(store, OFFICE))


def test_a_watch_is_made_listed_and_ended_and_its_secret_is_seen_once(database: Path) -> None:
    number = speaker(database)
    hook = ("--webhook", "https://receiver.example/hook")
    ran = newsticker("alert", "add", "--speaker", number, *hook, "--database", database)
    (made,) = ran.rows
    assert (ran.status, ran.told) == (0, ["Keep the secret: it is not shown again."])
    assert str(made.pop("secret")).startswith("whsec_")
    feeds = made["feeds"]
    assert isinstance(feeds, list)
    assert len(feeds) == 6
    assert feeds[0].startswith("https://ticker.example/de/alerts/feed.rss?key=")
    listed = newsticker("alert", "list", "--database", database)
    assert listed.rows == [made]
    assert (made["kind"], made["name"], made["by"]) == ("speaker", OFFICE, "newsticker alert")
    assert newsticker("alert", "remove", "1", "--database", database).status == 0
    again = newsticker("alert", "remove", "1", "--database", database)
    assert (again.status, again.told) == (
        1,
        ["newsticker: watch 1: there is none; `newsticker alert list` names them"],
    )


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ((), 2, "Error: Give one of --speaker, --denials and --figures."),
        (("--speaker", "1", "--figures", "1"), 2, "Error: Give one of --speaker, --denials and --figures."),
        (("--speaker", "99"), 1, "newsticker: speaker 99: has no page; look at the address of the page"),
        (("--denials", "99"), 1, "newsticker: story 99: has no page; look at the address of the page"),
        (("--speaker", "1", "--webhook", "file:///etc/passwd"), 1, "newsticker: webhook 'file:///etc/passwd': is no http or https address without a password in it; give another"),
    ],
)  # fmt: skip
def test_what_cannot_be_watched_is_told(
    database: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    ran = newsticker("alert", "add", *arguments, "--database", database)
    assert (ran.status, ran.told[-1], ran.rows) == (status, told, [])


def test_a_test_goes_into_the_feed_and_says_so(database: Path) -> None:
    newsticker("alert", "add", "--speaker", speaker(database), "--database", database)
    ran = newsticker("alert", "test", "1", "--database", database)
    assert ran.status == 0
    assert [(row["state"], row["problem"]) for row in ran.rows] == [("kept", None)]
    assert newsticker("alert", "test", "2", "--database", database).status == 1
