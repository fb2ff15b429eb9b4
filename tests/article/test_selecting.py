"""An editor's selectors: what they read goes before what is found, and where they find nothing the rest is read as ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feed_texts import PAGE
from newsticker.article import check_selectors
from newsticker.article.page import read_chosen, read_page
from newsticker.article.worker import Worker
from newsticker.model import Article, NewstickerError, Selectors, Unreadable

HTML = """<!doctype html><html lang="de"><title>Wissekurier</title><body>
<div class="kopf"><p class="dach">Wisse</p><h2 class="titel">Damm hält</h2>
<p class="vor">Das Deichamt ist <b>zufrieden</b> mit dem Damm.</p>
<span class="von">Von Jette Ohm und Ada Quill</span> <span class="wann" data-x="1">3. März 2026, 14:05 Uhr</span></div>
<div class="text"><p>Der Damm hält.</p><p class="werbung">Kaufen Sie Gummistiefel!</p>
<div class="text"><p>Die Wisse steigt.</p></div><script>x()</script></div>
<div class="text"><h3>Ausblick</h3>Es regnet weiter.</div><p>Mehr vom Tage</p></body></html>"""
ALL = Selectors(body=".text", title=".titel", lead=".vor", author=".von", date=".wann", leave_out=".werbung")  # fmt: skip


def chosen(page: str = HTML, **selectors: str) -> tuple[Article, tuple[str, ...]]:
    return read_chosen(page, "https://wissekurier.example/damm", Selectors(**selectors))


def test_each_selector_reads_its_part() -> None:
    article, missed = read_chosen(HTML, "https://wissekurier.example/damm", ALL)
    assert missed == ()
    assert article.title == "Damm hält"
    assert article.lead == "Das Deichamt ist zufrieden mit dem Damm."
    assert article.body == "Der Damm hält.\n\nDie Wisse steigt.\n\nAusblick\n\nEs regnet weiter."
    assert article.authors == ("Jette Ohm", "Ada Quill")
    assert (article.published, article.published_precision) == ("2026-03-03T14:05:00+01:00", "minute")  # fmt: skip


def test_a_value_for_programs_is_read_where_there_is_one() -> None:
    page = HTML.replace('data-x="1"', 'datetime="2026-03-02T09:00:00+01:00"')
    assert chosen(page, body=".text", date=".wann")[0].published == "2026-03-02T09:00:00+01:00"
    page = HTML.replace("<body>", '<body><meta class="wer" content="Bo Quill">')
    assert chosen(page, body=".text", author=".wer")[0].authors == ("Bo Quill",)


def test_where_they_find_nothing_the_page_is_read_as_ever_and_they_are_named() -> None:
    page = PAGE.format(title="Damm hält", head="")
    found = dict.fromkeys(Selectors.__struct_fields__, ".nirgends")
    article, missed = chosen(page, **found)
    assert article == read_page(page, "https://wissekurier.example/damm")
    assert set(missed) == set(Selectors.__struct_fields__)
    article, missed = chosen(page, body="article p", date="h1")
    assert missed == ("date",)
    assert article.published == "2026-03-02T09:30:00+01:00"


@pytest.mark.parametrize(
    ("selector", "reason"),
    [
        ("p[", "Expected ident"),
        ("p::text", "Pseudo-elements"),
        ("//p", "no CSS selector"),
        ("ns|p", "prefix"),
        ("p:nth-child(foo)", "Invalid series"),
        ("p:sichtbar", "sichtbar"),
        (":is(" * 74, "no CSS selector"),
        ("p, " * 101, "300"),
    ],
)
def test_what_is_no_selector_is_refused_and_its_field_named(selector: str, reason: str) -> None:
    check_selectors(ALL)
    with pytest.raises(NewstickerError, match=rf"^lead: .*{reason}"):
        check_selectors(Selectors(body=".text", lead=selector))


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


def test_selectors_are_read_in_the_process_that_can_be_killed_under_its_deadline(
    worker: Worker,
) -> None:
    article, missed = worker.read_chosen(HTML, None, ALL)
    assert (article.title, missed) == ("Damm hält", ())
    slow = Selectors(body="b ~ b ~ b ~ b ~ b ~ i:not(b)")
    page = f"<p>{'<b>x</b>' * 3000}<i>y</i></p>"
    with pytest.raises(Unreadable, match="too long"):
        worker.read_chosen(page, None, slow, seconds=0.5)
    assert worker.read_chosen(HTML, None, ALL)[0].title == "Damm hält"
