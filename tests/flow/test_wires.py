"""Agencies' items in the ticker: in their newest version, not before their hour, and gone once they are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from agency_texts import SECOND, TITLE, message, newsml, ninjs, nitf
from databases import address_in, run
from newsticker.flow.jobs import work
from newsticker.flow.taking import TakenIn
from newsticker.flow.wires import TakenBack, take_wires
from newsticker.intake import read_wires
from newsticker.model import StoredArticle, Unreadable
from newsticker.settings import Settings
from newsticker.site.worker import draw, draw_draft
from newsticker.store import Store, open_store
from public import everything, places
from serving import serving

Outcome = TakenIn | TakenBack | Unreadable
GUID = "urn:newsml:nordwind.example:20260302:1"
OTHER = "„Es wird knapp“, sagte die Sprecherin Jette Ohm am Dienstag."
SECRETS = (TITLE, "Deichamt", "Jette Ohm", "Wissau")


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as opened:
        yield opened


def added(store: Store, text: str) -> list[Outcome]:
    return list(take_wires(store, read_wires(text.encode()), full_text=True))


def state(outcome: Outcome) -> tuple[str, int]:
    assert isinstance(outcome, TakenIn)
    return outcome.taken.state, outcome.taken.version


def refusal(outcome: Outcome) -> str:
    assert isinstance(outcome, Unreadable)
    return str(outcome)


def shown(store: Store) -> StoredArticle:
    (found,) = store.ticker()[0]
    return found


def in_hours(hours: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat(timespec="seconds")


def held(**told: str) -> str:
    return newsml(meta=f"<embargoed>{in_hours(2)}</embargoed>", **told)


def work_off(store: Store) -> None:
    work(store, {"draw": draw, "draw-draft": draw_draft}, Event(), once=True)


def let_it_be_due(store: Store) -> None:
    """Puts the end of every embargo into the past."""
    run(store.address, "UPDATE jobs SET due = 1000 WHERE kind = 'release'")
    run(store.address, f"UPDATE changes SET note = '{in_hours(-1)}' WHERE note LIKE '20%'")


def said(store: Store) -> dict[str, str]:
    with serving(store, Settings(api_requests=10_000)) as client:
        return everything(store, client, ("Hochwasser",), ("DEICHAMT",))


@pytest.mark.parametrize("text", [newsml(), nitf(), ninjs(1), ninjs(2), ninjs(3)])
def test_an_item_is_an_article_of_its_agency(store: Store, text: str) -> None:
    (outcome,) = added(store, text)
    assert state(outcome) == ("new", 1)
    article = shown(store).article
    assert (article.title, article.dateline, article.language) == (TITLE, "Wissau", "de")
    assert article.authors[0] == "Jette Ohm"
    assert article.published == "2026-03-02T09:30:00+01:00"
    assert article.credit
    assert "dpa" in article.credit.agencies
    assert article.body
    assert article.body.endswith(SECOND)
    assert [claim.speaker.name for claim in shown(store).claims or () if claim.speaker][
        -1
    ] == "Jette Ohm"
    assert state(added(store, text)[0]) == ("known", 1)


def test_an_urgent_item_is_breaking_and_a_message_brings_many(store: Store) -> None:
    outcomes = added(store, message(newsml("urn:1"), newsml("urn:2", status="stat:canceled")))
    assert state(outcomes[0]) == ("new", 1)
    assert refusal(outcomes[1]).endswith(
        "urn:2: the agency takes it back (canceled), but it is not here; should it come, it is refused"
    )
    assert shown(store).article.breaking
    assert shown(store).source.name == "Nordwind Nachrichten"


def test_a_correction_is_a_version_and_an_older_one_changes_nothing(store: Store) -> None:
    added(store, newsml())
    third = newsml(version=3, created="2026-03-02T11:00:00+01:00", second=OTHER)
    assert state(added(store, third)[0]) == ("changed", 2)
    late = newsml(version=2, created="2026-03-02T10:00:00+01:00", second="Es kam zu spät.")
    assert state(added(store, late)[0]) == ("known", 2)
    found = shown(store)
    assert found.article.body
    assert found.article.body.endswith(OTHER)
    assert found.article.updated == "2026-03-02T11:00:00+01:00"


def test_a_newer_version_with_the_same_words_is_known_and_keeps_older_ones_out(
    store: Store,
) -> None:
    added(store, newsml())
    assert state(added(store, newsml(version=5))[0]) == ("known", 1)
    assert state(added(store, newsml(version=4, second=OTHER))[0]) == ("known", 1)
    assert len(store.versions(1, limit=9)) == 1


def test_without_numbers_the_newer_one_counts(store: Store) -> None:
    added(store, nitf(issued="20260302T110000+0100"))
    assert state(added(store, nitf().replace(SECOND, OTHER))[0]) == ("known", 1)
    newer = nitf(issued="20260302T120000+0100").replace(SECOND, OTHER)
    assert state(added(store, newer)[0]) == ("changed", 2)


def test_nothing_is_public_before_the_embargo_ends_and_all_of_it_after(store: Store) -> None:
    (outcome,) = added(store, held())
    assert state(outcome) == ("new", 1)
    work_off(store)
    assert places(said(store), *SECRETS) == []
    store.wires.release(1, datetime.now(UTC))
    assert store.ticker()[0] == []
    let_it_be_due(store)
    work_off(store)
    assert {"/events", "/de/", "/de/article/1", "/de/search?q=DEICHAMT"} <= set(
        places(said(store), *SECRETS)
    )
    assert [event.kind for event in store.events_after(0, 9) or ()] == ["new"]
    work_off(store)
    assert [change.action for change in store.desk.changes(article_id=1)] == ["shown", "hidden"]


def test_an_item_is_of_the_day_on_which_its_embargo_ends(store: Store) -> None:
    (outcome,) = added(store, held())
    assert isinstance(outcome, TakenIn)
    article = outcome.reading.article
    assert article.wire
    assert article.published == article.wire.embargo


def test_a_version_under_embargo_is_held_back_as_well_and_one_without_lifts_it(
    store: Store,
) -> None:
    added(store, held())
    assert state(added(store, held(version=2, second=OTHER))[0]) == ("changed", 2)  # type: ignore[arg-type]
    work_off(store)
    assert store.ticker()[0] == []
    assert state(added(store, newsml(version=3, second=OTHER))[0]) == ("known", 2)
    assert shown(store).version == 2
    let_it_be_due(store)
    work_off(store)
    assert [event.kind for event in store.events_after(0, 9) or ()] == ["new"]


def test_what_is_out_is_not_changed_by_a_version_under_embargo(store: Store) -> None:
    added(store, newsml())
    told = refusal(added(store, held(version=2, second=OTHER))[0])  # type: ignore[arg-type]
    assert "is under embargo until 20" in told
    assert told.endswith("the one before it is out; add it again then")
    assert shown(store).version == 1


def test_an_embargo_without_an_end_is_refused_and_one_that_is_over_means_nothing(
    store: Store,
) -> None:
    told = refusal(added(store, newsml(meta="<embargoed/>"))[0])
    assert told.endswith(
        "is under an embargo without an end; add it again when the agency lifts it"
    )
    over = newsml(meta="<embargoed>2026-03-02T12:00:00+01:00</embargoed>")
    assert state(added(store, over)[0]) == ("new", 1)
    assert shown(store).article.published == "2026-03-02T12:00:00+01:00"


def test_what_an_editor_has_hidden_is_not_shown_when_the_embargo_ends(store: Store) -> None:
    added(store, held())
    store.desk.hide(1, True, "Ada", "lieber nicht", datetime.now(UTC))
    let_it_be_due(store)
    work_off(store)
    assert store.ticker()[0] == []


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_taken_back_is_gone_with_its_reason(store: Store, status: str) -> None:
    added(store, newsml())
    work_off(store)
    kill = newsml(version=2, status=f"stat:{status}", meta="<edNote>Der Name ist falsch.</edNote>")
    (outcome,) = added(store, kill)
    assert outcome == TakenBack(GUID, 1, 1, TITLE, "Der Name ist falsch.")
    work_off(store)
    pages = said(store)
    assert places(pages, "Deichamt", "Sprecherin") == []
    assert "Der Name ist falsch." in pages["/de/article/1"]
    assert state(added(store, newsml(second=OTHER))[0]) == ("known", 1)
    assert added(store, kill) == [outcome]
    assert [event.kind for event in store.events_after(0, 9) or ()] == ["new", "withdrawn"]


def test_what_was_taken_back_before_it_came_is_never_shown(store: Store) -> None:
    kill = newsml(version=2, status="stat:canceled")
    assert "but it is not here" in refusal(added(store, kill)[0])
    older = newsml(version=1, status="stat:withheld")
    assert "but it is not here" in refusal(added(store, older)[0])
    for late in (newsml(), newsml(version=2), held()):
        assert "took it back (canceled) before it came" in refusal(added(store, late)[0])
    work_off(store)
    assert places(said(store), *SECRETS) == []
    assert state(added(store, newsml("urn:other"))[0]) == ("new", 1), "of another nothing is said"
    assert state(added(store, newsml(version=3))[0]) == ("new", 1), "the agency has sent it anew"
    assert state(added(store, newsml(version=4, second=OTHER))[0]) == ("changed", 2)


def test_an_embargo_ends_though_its_job_has_failed_for_good(store: Store) -> None:
    added(store, held())
    run(store.address, "UPDATE jobs SET attempts = 5 WHERE kind = 'release'")
    assert store.wires.release_overdue(datetime.now(UTC)) == 0, "not before its hour"
    let_it_be_due(store)
    work_off(store)
    assert store.ticker()[0] == []
    assert store.wires.release_overdue(datetime.now(UTC)) == 1
    work_off(store)
    assert shown(store).claims
    assert store.wires.release_overdue(datetime.now(UTC)) == 0


def test_without_a_note_the_reason_is_what_the_status_means(store: Store) -> None:
    added(store, ninjs())
    (outcome,) = added(store, ninjs(version="2", pubstatus="canceled"))
    assert isinstance(outcome, TakenBack)
    assert outcome.reason == "The agency has withdrawn the report."


def test_what_is_usable_again_is_shown_again(store: Store) -> None:
    added(store, newsml())
    added(store, newsml(version=2, status="stat:withheld"))
    assert state(added(store, newsml(version=3))[0]) == ("changed", 2)
    found = shown(store)
    assert found.withdrawn is None
    assert found.claims


def test_what_is_taken_back_under_embargo_is_never_shown(store: Store) -> None:
    added(store, held())
    (outcome,) = added(store, newsml(version=2, status="stat:canceled"))
    assert isinstance(outcome, TakenBack)
    let_it_be_due(store)
    work_off(store)
    assert places(said(store), *SECRETS) == []
