"""Publishing: what may follow what, nothing before its hour, updates, withdrawal for good."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from newsdesk import (
    FIELDS,
    Editor,
    published,
    signed_in,
    step,
    version_on,
    words_of,
    work_off,
    write,
)
from newsticker.desk.publishing import MAY, problems_of
from newsticker.flow.desk_jobs import publish_overdue, publish_planned
from newsticker.model import Job
from newsticker.model_desk import Draft
from newsticker.store import Store
from public import everything, places
from serving import Client

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRETS = ("Geheimwort", "Stillname", "Ruheort", "Schweigtag")
WORDS = ("geheimwort", "stillname", "hafenamt")
SECRET = {
    "headline": "Geheimwort im Hafen",
    "lead": "Der Hafen bleibt zu, teilte Stillname mit.",
    "body": "Laut Stillname fehlen 300 Geheimwort-Schiffe.",
    "dateline": "Ruheort",
    "source": "Stillname/AFP",
    "tags": "Schweigtag",
}


def report_id(path: str) -> int:
    return int(path.rsplit("/", 1)[1])


def in_an_hour() -> dict[str, str]:
    """The fields of an embargo that ends in an hour, told in New York."""
    local = (datetime.now(UTC) + timedelta(hours=1)).astimezone(ZoneInfo("America/New_York"))
    day, time = local.strftime("%Y-%m-%d %H:%M").split()
    return {"embargo-day": day, "embargo-time": time, "zone": "America/New_York"}


def let_it_be_due(store: Store, path: str) -> None:
    """Puts the hour of a planned report into the past."""
    past = round((datetime.now(UTC) - timedelta(seconds=1)).timestamp() * 1000)
    with store._database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE reports SET due = {past} WHERE id = {report_id(path)}")
        connection.exec_driver_sql(f"UPDATE jobs SET due = {past} WHERE kind = 'publish'")


@pytest.mark.parametrize(
    ("draft", "problems"),
    [
        (Draft(headline="A", lead="B"), []),
        (Draft(headline="A", body="B"), []),
        (Draft(headline=" ", lead="B"), ["no-headline"]),
        (Draft(headline="A", body=" \n\n> "), ["no-text"]),
        (Draft(), ["no-headline", "no-text"]),
        (Draft(headline="A", lead="B", embargo="2026-03-02T13:01", zone="Europe/Berlin"), []),
        (Draft(headline="A", lead="B", embargo="2026-03-02T13:00", zone="Europe/Berlin"), ["embargo-past"]),
        (Draft(headline="A", lead="B", embargo="2026-03-02T", zone="UTC"), ["embargo-incomplete"]),
        (Draft(headline="A", lead="B", embargo="2026-03-29T02:30", zone="Europe/Berlin"), ["embargo-gap"]),
        (Draft(headline="A", lead="B", embargo="2026-03-29T02:30", zone="Nirgendwo"), ["embargo-zone"]),
    ],
)  # fmt: skip
def test_what_keeps_a_report_from_being_published(draft: Draft, problems: list[str]) -> None:
    assert problems_of(draft, NOW) == problems


def test_after_a_withdrawal_nothing_follows() -> None:
    assert MAY["withdrawn"] == frozenset()
    assert "withdraw" not in MAY["draft"]
    assert "delete" not in MAY["published"] | MAY["scheduled"]


def test_a_published_report_stands_everywhere_an_article_does(
    store: Store, client: Client, ada: Editor
) -> None:
    published(ada, **SECRET)
    work_off(store)
    said = everything(store, client, ("Schweigtag",), WORDS)
    found = places(said, "Geheimwort")
    for path in ("/events", "/de/", "/en/article/1", "/de/feed.rss", "/de/feed.json", "/de/tag/Schweigtag",
                 "/de/search?q=stillname", "/de/new?after=0", "/de/article/1?view=plain", "/api/v1/articles/1",
                 "/api/v1/articles/1/ninjs", "/api/v1/claims", "/sitemap-news.xml"):  # fmt: skip
        assert path in found, path
    feed = json.loads(client.get("/de/feed.json").content)["items"][0]
    assert "fehlen 300 Geheimwort-Schiffe" in feed["content_text"], "own texts are whole"


def test_its_page_shows_form_claims_and_where_it_comes_from(
    store: Store, client: Client, ada: Editor
) -> None:
    body = "Laut Hafenamt fehlen **300 [Schiffe](https://hafen.example/)**.\n\n# Werft\n\n- eins\n- zwei\n\n> Zitat"
    published(ada, body=body, breaking="yes")
    work_off(store)
    page = client.get("/de/article/1").text
    assert re.search(r"<strong><span[^>]*>300 </span></strong>", page)
    assert '<a href="https://hafen.example/" rel="noopener"><strong>' in page
    assert page.count('href="https://hafen.example/"') == 1
    assert "<h2>Werft</h2>" in page
    assert re.search(r"<ul>\s*<li>eins</li>\s*<li>zwei</li>\s*</ul>", page)
    assert re.search(r"<blockquote>\s*<p>Zitat</p>\s*</blockquote>", page)
    said = words_of(page)
    for words in (
        "Wer sagt was (2)",
        "Kürzel khö",
        "Agentur AFP",
        "Ortsmarke Tarn",
        "Eilmeldung",
        "Gelesen: 0",
    ):
        assert words in said
    assert "**" not in said
    assert "**" not in client.get("/de/feed.json").text


def test_while_its_claims_are_read_the_report_is_out(
    store: Store, client: Client, ada: Editor
) -> None:
    published(ada)
    page = client.get("/de/article/1").text
    assert "Die Aussagen werden gerade gelesen" in page
    work_off(store)
    assert "Die Aussagen werden gerade gelesen" not in client.get("/de/article/1").text


def test_a_report_that_is_not_ready_says_what_is_missing(client: Client, ada: Editor) -> None:
    path = write(ada, headline="", lead="", body="")
    page = words_of(ada.get(f"{path}/publish").text)
    assert "Es fehlt die Überschrift" in page
    assert step(ada, path, "publish").status == 422
    assert client.get("/de/article/1").status == 404


def test_nothing_of_a_draft_is_public(store: Store, client: Client, ada: Editor) -> None:
    path = write(ada, **SECRET)
    work_off(store)
    ada.get(f"{path}/preview")
    assert places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS) == []


def test_nothing_is_public_before_the_embargo_ends_and_all_of_it_after(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada, **SECRET, **in_an_hour())
    assert step(ada, path, "publish").status == 303
    work_off(store)
    assert "Eingeplant für" in words_of(ada.get(f"{path}/publish").text)
    assert places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS) == []
    let_it_be_due(store, path)
    work_off(store)
    found = places(everything(store, client, ("Schweigtag",), WORDS), *SECRETS)
    assert {"/events", "/de/", "/de/article/1", "/de/search?q=stillname"} <= set(found)
    report = store.desk.report(report_id(path))
    assert report
    assert (report.state, report.due) == ("published", None)
    done = [(c.action, c.by) for c in store.desk.history(report.id)]
    assert done[0] == ("published", "Ada")


def test_what_is_planned_goes_out_as_it_was_planned(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada, **in_an_hour())
    step(ada, path, "publish")
    planned = store.desk.report(report_id(path))
    assert planned
    write(ada, path, headline="Ein halber Sa", **in_an_hour())
    assert "Eingeplant ist eine ältere Fassung" in words_of(ada.get(f"{path}/publish").text)
    let_it_be_due(store, path)
    work_off(store)
    page = client.get("/de/article/1").text
    assert FIELDS["headline"] in page
    assert "Ein halber Sa" not in page
    report = store.desk.report(report_id(path))
    assert report
    assert report.out == planned.version
    assert datetime.fromisoformat(store.article(1).article.published or "") < datetime.now(UTC)  # type: ignore[union-attr]


def test_a_plan_can_be_taken_back_or_made_anew(store: Store, client: Client, ada: Editor) -> None:
    path = write(ada, **in_an_hour())
    step(ada, path, "publish")
    assert step(ada, path, "unplan").status == 303
    let_it_be_due(store, path)
    work_off(store)
    assert client.get("/de/article/1").status == 404
    write(ada, path, headline="Zweiter Anlauf", **in_an_hour())
    step(ada, path, "publish")
    let_it_be_due(store, path)
    work_off(store)
    assert "Zweiter Anlauf" in client.get("/de/article/1").text
    assert client.get("/de/article/2").status == 404, "it went out once"


def test_a_job_that_comes_again_publishes_nothing_twice(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada, **in_an_hour())
    step(ada, path, "publish")
    version = int(version_on(ada, path))
    let_it_be_due(store, path)
    work_off(store)
    publish_planned(store, Job(1, "publish", None, version, 2, report_id(path)))
    assert client.get("/de/article/2").status == 404
    assert store.desk.article(1).version == 1  # type: ignore[union-attr]


def test_a_plan_whose_job_was_lost_is_kept_all_the_same(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada, **in_an_hour())
    step(ada, path, "publish")
    with store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM jobs WHERE kind = 'publish'")
    hour = timedelta(hours=1)
    assert publish_overdue(store, datetime.now(UTC) + hour - timedelta(seconds=61)) == 0
    assert publish_overdue(store, datetime.now(UTC) + hour + timedelta(seconds=62)) == 1
    assert client.get("/de/article/1").status == 200
    assert publish_overdue(store, datetime.now(UTC) + 2 * hour) == 0


def test_two_who_publish_at_once_publish_once(store: Store, client: Client, ada: Editor) -> None:
    path = write(ada)
    bo = signed_in(client, "Bo")
    token, version = bo.token(f"{path}/publish"), version_on(bo, path)
    step(ada, path, "publish")
    answer = bo.send(f"{path}/publish", csrf=token, version=version, step="publish")
    assert answer.status == 409
    assert "Es ist nichts geschehen" in answer.text
    assert client.get("/de/article/2").status == 404


def test_what_somebody_else_has_changed_meanwhile_is_not_published(
    client: Client, ada: Editor
) -> None:
    path = write(ada)
    bo = signed_in(client, "Bo")
    token, version = bo.token(f"{path}/publish"), version_on(bo, path)
    write(ada, path, lead="Anders.")
    answer = bo.send(f"{path}/publish", csrf=token, version=version, step="publish")
    assert answer.status == 409
    assert client.get("/de/article/1").status == 404


def test_an_update_is_a_new_version_with_its_time(
    store: Store, client: Client, ada: Editor
) -> None:
    path = published(ada)
    work_off(store)
    before = client.get("/de/article/1").text
    write(ada, path, lead="Der Hafen ist wieder offen, teilte das Hafenamt mit.")
    assert client.get("/de/article/1").text == before, "saved is not published"
    assert step(ada, path, "update").status == 303
    work_off(store)
    page = words_of(client.get("/de/article/1").text)
    assert "wieder offen" in page
    assert "Geändert" in page
    assert "In einer früheren Fassung" not in page
    assert client.get("/de/article/1/version/1").status == 404, "an update keeps no old text public"
    assert step(ada, path, "update").status == 422, "nothing has changed since"


def test_a_withdrawn_report_leaves_its_headline_when_and_why(
    store: Store, client: Client, ada: Editor
) -> None:
    kept = SECRET | {"headline": "Hafen gesperrt", "source": "AFP", "tags": "Hafen"}
    path = published(ada, **kept)
    work_off(store)
    write(ada, path, **(kept | {"lead": "Anders, sagte Stillname."}))
    step(ada, path, "correct", said="Geheimwort", right="Stillname", **{"of-fact": "yes"})
    work_off(store)
    last = store.newest_event()
    assert ada.post(f"{path}/withdraw", reason=" ").status == 422
    assert ada.post(f"{path}/withdraw", reason="Die Quelle <irrte>.").status == 303
    work_off(store)
    answer = client.get("/de/article/1")
    assert answer.status == 410
    said = unescape(words_of(answer.text))
    assert re.search(
        r"Hafen gesperrt Diese Meldung wurde am \d+\. \w+ \d{4}, \d\d:\d\d Uhr zurückgezogen: Die Quelle <irrte>\.",
        said,
    )
    assert "This report was withdrawn on" in client.get("/en/article/1").text
    for old in ("version/1", "version/2", "correction/1"):
        assert client.get(f"/de/article/1/{old}").status == 410
    ticker = words_of(client.get("/de/").text)
    assert "Hafen gesperrt Diese Meldung wurde am" in ticker
    assert "zurückgezogen: Die Quelle" in client.get("/de/feed.rss").text
    found = places(
        everything(store, client, ("Hafen",), WORDS), "Geheimwort", "Stillname", "Ruheort"
    )
    assert found == []
    (event,) = store.events_after(last, 10) or []
    assert (event.kind, event.article_id) == ("withdrawn", 1)


def test_withdrawing_is_the_end_and_the_desk_keeps_everything(
    store: Store, client: Client, ada: Editor
) -> None:
    path = published(ada)
    ada.post(f"{path}/withdraw", reason="Ein Irrtum.")
    assert ada.get(path).status == 303
    history = words_of(ada.get(f"{path}/versions").text)
    assert "Ada hat zurückgezogen Ein Irrtum." in history
    assert "300 Schiffe" in ada.get(f"{path}/differences?from=1&to=2").text
    for name in ("publish", "update", "correct", "unplan"):
        answer = ada.post(f"{path}/publish", page="/de/desk", version="2", step=name, right="x")
        assert answer.status == 409, name
    saved = ada.post(path, page="/de/desk", version="2", **FIELDS)
    assert saved.status == 303
    report = store.desk.report(report_id(path))
    assert report
    assert report.version == 2
    assert client.get("/de/article/1").status == 410


def test_a_withdrawn_text_is_not_read_again(store: Store, ada: Editor) -> None:
    from newsticker.flow.rereading import reread

    path = published(ada)
    work_off(store)
    ada.post(f"{path}/withdraw", reason="Ein Irrtum.")
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE versions SET rules = 'old'")
    assert list(reread(store)) == []
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar() == 0


def test_a_steps_name_that_is_none_does_nothing(client: Client, ada: Editor) -> None:
    path = write(ada)
    assert step(ada, path, "explode").status == 409
    assert client.get("/de/article/1").status == 404
