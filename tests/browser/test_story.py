"""The story page in a browser: axe, every width, both themes, print, without scripts, live, and nothing that moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from accessible import LOOKS, findings
from articles import short
from newsticker.flow.taking import take_in
from newsticker.store.story_tables import STORY_ARTICLES
from serving import Client, serving
from told_story import Told, tell

SHIFT = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) sum += entry.value;
}).observe({type: "layout-shift", buffered: true}); setTimeout(() => done(sum), 700); })"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    made = tell(tmp_path_factory.mktemp("story"))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def site(told: Told) -> Iterator[Client]:
    with serving(told.store) as client:
        yield client


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(
    browser: Browser, site: Client, told: Told, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    found = {}
    for path in (f"/de/story/{told.story}", "/de/stories", f"/de/article/{told.copy}",
                 f"/en/story/{told.story}?stance=denies", "/de/what-is-a-story"):  # fmt: skip
        page.goto(site.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found[path] = findings(page)
    context.close()
    assert {path: those for path, those in found.items() if those} == {}


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_nothing_scrolls_sideways_and_one_picture_is_shown(
    browser: Browser, site: Client, told: Told, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in (f"/de/story/{told.story}", "/de/stories"):
        page.goto(site.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{site.address}/de/story/{told.story}")
    assert page.locator("#lineage svg[role=img]:visible").count() == 1
    page.close()


def test_nothing_moves_while_it_loads_or_goes_live(
    browser: Browser, site: Client, told: Told
) -> None:
    for width in (375, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{site.address}/de/story/{told.story}")
        page.get_by_text("Live, Stand").wait_for()
        assert page.evaluate(SHIFT) == 0
        page.close()


def test_without_scripts_all_of_it_can_be_read(browser: Browser, site: Client, told: Told) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/de/story/{told.story}")
    assert page.get_by_text("aktualisiert sich nur mit Skripten").is_visible()
    page.locator("#denials summary").first.click()
    assert page.get_by_text("Regel told-by-article").first.is_visible()
    page.locator("#who .choose").get_by_role("link", name="dementiert").click()
    assert page.locator("#who tbody tr").count() == 1
    context.close()


def test_print_has_every_table_and_nothing_to_press(
    browser: Browser, site: Client, told: Told
) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/de/story/{told.story}")
    page.emulate_media(media="print")
    assert page.locator("#lineage table").is_visible()
    assert page.locator("#lineage svg[role=img]").first.is_visible()
    assert not page.locator(".choose").is_visible()
    assert not page.locator(".story-live").is_visible()
    page.close()


def test_what_is_new_is_told_once_and_moves_nothing(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = tell(tmp_path_factory.mktemp("live"), drawn=False)
    with serving(told.store) as client:
        page = browser.new_page()
        page.goto(f"{client.address}/de/story/{told.story}")
        page.get_by_text("Live, Stand").wait_for()
        height = page.evaluate("document.documentElement.scrollHeight")
        list(take_in(told.store, [short("Werft zahlt")], full_text=True))
        (new,) = [one.id for one in told.store.ticker()[0] if one.article.title == "Werft zahlt"]
        with told.store._database.writing() as connection:
            row = {"article_id": new, "story_id": told.story, "pinned": False}
            connection.execute(STORY_ARTICLES.insert().values(row))
        status = page.locator(".story-live [role=status]")
        status.filter(has_text="1 neuer Artikel").wait_for(timeout=20_000)
        assert page.evaluate("document.documentElement.scrollHeight") == height
        page.get_by_role("link", name="Jetzt neu laden").click()
        page.get_by_text("6 Artikel").first.wait_for()
        page.close()
    told.store.close()
