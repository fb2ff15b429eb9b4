"""The sample that has every construction of the page the project began with: every row is to be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import keep
from newsticker.flow.reading import kind_of, read_bytes
from newsticker.samples import samples
from serving import Client, serving

HEADLINE = 'OSU warnt vor "gefährlicher Enge" in der Lübecker Bucht'
NAME = "regatta-warnung.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    (twin,) = (sample for sample in samples() if sample.name == NAME)
    store = keep(tmp_path_factory.mktemp("twin"), [read_bytes(NAME, twin.content, kind_of(NAME))])
    with serving(store) as client:
        yield client
    store.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def test_the_list_shows_every_row(site: Client, page: Page) -> None:
    page.goto(site.address + "/de/")
    item = page.locator(".item")
    expect(item.get_by_role("heading", name=HEADLINE)).to_be_visible()
    for words in (
        "ohne Uhrzeit",
        "Der dänische Küstendienst geht davon aus",
        "Gelesen: 412",
        "foerdepost.example, ktl/AFP",
    ):
        expect(item).to_contain_text(words)
    expect(page.get_by_role("heading", name="Dienstag, 17. Juni 2025")).to_be_visible()
    assert item.locator(".says li").count() == 3


def test_the_article_shows_every_row(site: Client, page: Page) -> None:
    page.goto(site.address + "/de/")
    page.get_by_role("link", name=HEADLINE).click()
    expect(page.locator("h1")).to_have_count(1)
    head, text, end = (page.locator(where) for where in (".article-head", "#text", ".endline"))
    for words in ("17. Juni 2025", "Gelesen: 412", "Quelle: foerdepost.example, ktl/AFP"):
        expect(head).to_contain_text(words)
    expect(page.locator(".kicker")).to_contain_text("Newsticker")
    expect(text.locator(".para")).to_have_count(6)
    expect(text.locator(".para").last).to_contain_text("kurz darauf räumte es genau dies ein.")
    assert end.locator("dd").all_inner_texts() == ["foerdepost.example", "ktl", "AFP"]
    expect(end).to_contain_text("Tags: keine")


def test_the_three_figures_stand_with_who_gives_them(site: Client, page: Page) -> None:
    page.goto(site.address + "/de/article/1")
    page.locator(".as-table summary").first.click()
    found = page.locator(".numbers tbody tr").all()
    rows = [row.locator("th, td").all_inner_texts() for row in found]
    assert [(row[0].split(" (")[0], row[1]) for row in rows] == [
        ("dänischer Küstendienst", "12.000"),
        ("Kaarel Tammsalu", "10.000"),
        ("Dänemark", "1.500"),
    ]
    expect(page.locator("#figures .w680 svg")).to_be_visible()


def test_a_denial_and_its_admission_are_told_from_each_other(site: Client, page: Page) -> None:
    page.goto(site.address + "/de/article/1")
    note = page.locator(".note", has_text="räumt ein")
    expect(note).to_have_count(1)
    note.click()
    card = page.locator(".card:popover-open")
    expect(card).to_contain_text("Finnland räumt ein")
    expect(card).to_contain_text("räumt ein, was dementiert war: Aussage")
    assert card.locator(".chain li").all_inner_texts() == ["Finnland", "AFP", "foerdepost.example"]
    expect(card).to_contain_text("(ab AFP: Quellenzeile)")
    expect(card).to_contain_text("Signal „räumte … ein“")
