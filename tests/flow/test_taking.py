"""Readings become articles: whose they are, what knows them again, what becomes of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from databases import address_in
from newsticker.flow import taking
from newsticker.flow.inputs import readings_in
from newsticker.flow.jobs import work
from newsticker.flow.provenance import file_origin, identity, page_origin
from newsticker.flow.rereading import count_to_reread, reread
from newsticker.flow.taking import take_in
from newsticker.language.finding import query_terms
from newsticker.model import Credit, Hit, Job, NewstickerError, Reading, Unreadable
from newsticker.store import SearchFilter, Store, open_store
from own_texts import documents, write_jsonl
from readings import claim, reading


def found(store: Store, query: str) -> list[Hit]:
    return store.search(SearchFilter(terms=query_terms(query)))[0]


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    opened = open_store(address_in(tmp_path))
    yield opened
    opened.close()


def test_what_is_given_back_has_been_committed(store: Store) -> None:
    count = taking.BATCH_ARTICLES * 2 + 3
    seen = 0
    for one in take_in(store, (reading(f"t{n}") for n in range(count))):
        seen += 1
        assert store.article(one.taken.article_id) is not None
    assert seen == count


def test_a_slow_source_is_not_kept_waiting_for_a_full_batch(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "BATCH_SECONDS", 0.0)
    given: list[str] = []

    def slow() -> Iterator[Reading]:
        for name in "ab":
            given.append(name)
            yield reading(name)

    next(take_in(store, slow()))
    assert given == ["a"]


def test_the_outlet_of_the_credit_line_is_the_source(store: Store) -> None:
    list(
        take_in(
            store, [reading("a"), reading("b", outlet="wissekurier"), reading("c", outlet="Blatt")]
        )
    )
    assert [source.name for source in store.sources()] == ["Blatt", "Wissekurier"]
    list(take_in(store, [reading("d")], full_text=True))
    assert [(s.name, s.full_text) for s in store.sources()] == [
        ("Blatt", False),
        ("Wissekurier", True),
    ]


def test_without_an_outlet_the_host_is_the_source_and_never_an_agency() -> None:
    article = reading(outlet=None, url="https://www.blatt.example/1").article
    assert file_origin(article).name == "blatt.example"
    wire = replace(article, url=None, credit=Credit("(dpa)", agencies=("dpa",)))
    assert file_origin(wire).name == ""
    other = replace(wire, title="Etwas anderes")
    assert file_origin(wire).key != file_origin(other).key
    assert file_origin(replace(article, url=None)).name == ""
    page = page_origin(article, "https://www.blatt.example/news/1?x=1#y")
    assert (page.key, page.name, page.url) == (
        "blatt.example",
        "blatt.example",
        "https://www.blatt.example/",
    )


def test_an_article_is_known_by_its_address_or_its_title_and_day() -> None:
    assert identity(reading(url="https://a.example/1#top")) == "https://a.example/1"
    assert identity(reading("Damm  hält")) == identity(reading("Damm hält", body="anders"))
    assert identity(reading()) != identity(reading(published="2026-03-03T09:30:00+01:00"))
    untitled = replace(reading(), article=replace(reading().article, title=None))
    assert identity(untitled) == identity(replace(untitled, text=untitled.text + " " * 300))
    assert identity(untitled) != identity(replace(untitled, text="Anders."))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "no address", "http://[half/", "https://"]
)
def test_an_address_that_is_none_of_the_web_is_not_kept(store: Store, url: str) -> None:
    list(take_in(store, [reading(url=url)]))
    assert store.ticker()[0][0].article.url is None


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "soon"])
def test_a_date_that_no_clock_can_show_is_not_kept(store: Store, date: str) -> None:
    list(take_in(store, [reading(published=date)]))
    article = store.ticker()[0][0].article
    assert (article.published, article.published_precision) == (None, None)


def test_an_edited_file_is_a_version(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = "Damm hält\n\n2. März 2026\nDamm hält\n\nDer Damm hält{}.\n\nQuelle: Wissekurier\n"
    states = []
    for words in ("", "", " noch"):
        file.write_text(text.format(words), encoding="utf-8")
        states += [one.taken.state for one in take_in(store, _readings(file))]
    assert states == ["new", "known", "changed"]


def test_lines_that_cannot_be_read_are_named_and_the_others_come(tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", 3)
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(
        "\n".join([lines[0], "{broken", "", lines[1], "[]", lines[2]]), encoding="utf-8"
    )
    outcomes = list(readings_in(str(file)))
    assert [one.id for one in outcomes if isinstance(one, Reading)] == ["n0", "n1", "n2"]
    told = [str(one) for one in outcomes if isinstance(one, Unreadable)]
    assert [message.partition(": ")[0] for message in told] == [
        f"{file}, line 2",
        f"{file}, line 5",
    ]


def test_the_worker_makes_articles_findable(store: Store, tmp_path: Path) -> None:
    list(take_in(store, _readings(write_jsonl(tmp_path / "a.jsonl", 5))))
    drawn: list[int] = []
    assert (
        work(
            store,
            {"draw": lambda _, job: drawn.append(job.article_id)},
            threading.Event(),
            once=True,
        )
        >= 15
    )
    assert sorted(drawn) == [1, 2, 3, 4, 5]
    title = next(documents(1))["title"]
    assert len(found(store, "Hochwasser")) == 5
    assert [hit.found.article.title for hit in found(store, title)] == [title]
    (hit,) = found(store, "POLIZEI keller 301")
    assert hit.in_text
    assert hit.in_claims
    assert found(store, "Hochwasser Schnee") == []


def test_a_job_that_fails_is_kept_and_the_others_go_on(store: Store) -> None:
    list(take_in(store, [reading("a"), reading("b")]))

    def draw(_: Store, job: Job) -> None:
        if job.article_id == 1:
            raise NewstickerError("no paper")

    work(store, {"draw": draw}, threading.Event(), once=True)
    later = datetime.now(UTC) + timedelta(seconds=30)
    again = store.next_job(["draw", "index"], later)
    assert again is not None
    assert (again.kind, again.article_id, again.attempts) == ("draw", 1, 2)
    assert store.next_job(["draw", "index"], later) is None


def test_a_fault_of_ours_ends_the_worker_and_the_job_comes_back(store: Store) -> None:
    list(take_in(store, [reading("a")]))

    def draw(_: Store, job: Job) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work(store, {"draw": draw}, threading.Event(), once=True)
    assert store.next_job(["draw"], datetime.now(UTC)) is None
    assert store.next_job(["draw"], datetime.now(UTC) + timedelta(minutes=3)) is not None


def test_the_worker_stops_when_it_is_told(store: Store) -> None:
    stop = threading.Event()
    worker = threading.Thread(target=work, args=(store, {"draw": lambda _, job: None}, stop))
    worker.start()
    list(take_in(store, [reading("a")]))
    stop.set()
    worker.join(5)
    assert not worker.is_alive()


def test_older_versions_are_not_found(store: Store) -> None:
    list(take_in(store, [reading("a", body="Der Damm hält.")]))
    list(take_in(store, [reading("a", body="Der Deich hält.")]))
    work(store, {"draw": lambda _, job: None}, threading.Event(), once=True)
    assert found(store, "Damm") == []
    assert len(found(store, "Deich")) == 1


def test_reading_again_with_the_same_rules_does_nothing(store: Store, tmp_path: Path) -> None:
    list(take_in(store, _readings(write_jsonl(tmp_path / "a.jsonl", 3))))
    assert count_to_reread(store) == 0
    assert list(reread(store)) == []


def test_reading_again_keeps_ids_and_goes_on_where_it_stopped(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsticker.flow.rereading.BATCH_VERSIONS", 2)
    list(take_in(store, _readings(write_jsonl(tmp_path / "a.jsonl", 5))))
    before = {found.id: found.claims for found in store.ticker()[0]}
    assert all(before.values())
    monkeypatch.setattr("newsticker.flow.rereading.rules_fingerprint", lambda: "tomorrow's")
    next(reread(store))
    assert count_to_reread(store) == 3
    assert [(batch.versions, batch.changed) for batch in reread(store)] == [(2, 0), (1, 0)]
    assert {found.id: found.claims for found in store.ticker()[0]} == before


def test_claims_of_yesterdays_rules_are_replaced(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = claim("c1", "was niemand sagte")
    list(take_in(store, [reading("a", claims=(stray,))]))
    monkeypatch.setattr("newsticker.flow.rereading.rules_fingerprint", lambda: "tomorrow's")
    (batch,) = reread(store)
    assert (batch.versions, batch.changed) == (1, 1)
    (found,), _ = store.ticker()
    assert found.claims
    assert all(one.content.text != stray.content.text for one in found.claims)
    assert "c1" not in [one.id for one in found.claims]


def _readings(file: Path) -> list[Reading]:
    outcomes = list(readings_in(str(file)))
    assert all(isinstance(one, Reading) for one in outcomes)
    return [one for one in outcomes if isinstance(one, Reading)]
