"""The pages of the ledger in a browser: a speaker's record, versions of an article, an outlet's texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser

from accessible import LOOKS, findings
from articles import RICH, keep, short
from ledgers import copies, mark, reuse
from newsticker.flow.taking import take_in
from newsticker.model import Reading
from serving import Client, serving

LONG = "Donaudampfschifffahrtsgesellschaft-Gefährdungsbeurteilungsverordnung"


def second(reading: Reading) -> Reading:
    """The article once more, with other words at its end and without its last claims."""
    return replace(ending(reading, "So weit."), claims=reading.claims[:-3])


def ending(reading: Reading, words: str) -> Reading:
    """The article with these words at its end: of the same words it would be the same one."""
    article = replace(reading.article, body=f"{reading.article.body}\n\n{words}")
    return replace(reading, article=article, text=f"{reading.text}\n\n{words}")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The marked article with a denial that was admitted, another one that changed, and one that is a copy."""
    other = ending(RICH, "Dazu mehr.")
    changed = replace(other, article=replace(other.article, url="https://a.example/other"))
    readings = [RICH, changed, short(LONG, outlet=LONG), short("Damm bricht")]
    with closing(keep(tmp_path_factory.mktemp("ledger"), readings)) as store:
        list(take_in(store, [second(changed)], full_text=True))
        mark(store, "denials", 4)
        copies(store, (3, 4))
        reuse(store, 3, 4)
        with serving(store) as client:
            yield client


def addresses(client: Client) -> list[str]:
    """The pages, those of all speakers who denied anything among them."""
    speakers = [f"/de/speaker/{n}" for n in range(1, 20)]
    denied = [one for one in speakers if 'id="denials"' in client.get(one).text]
    assert denied
    assert any("Später eingeräumt</b>" in client.get(one).text for one in denied)
    others = ["/de/article/2/versions", "/en/article/2/versions/2", "/de/?mark=denials"]
    return [*denied, *others, f"/de/outlet/{LONG}", "/de/outlet/Nordblick?text=taken"]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, client: Client, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    found = {}
    for path in addresses(client):
        assert page.goto(client.address + path).status == 200, path  # type: ignore[union-attr]
        for summary in page.locator("main summary:visible").all():
            summary.click()
        found[path] = findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found[path].append(f"{wide} px wide")
    context.close()
    assert {path: those for path, those in found.items() if those} == {}


def test_all_of_it_is_there_without_scripts(browser: Browser, client: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(client.address + "/de/article/2/versions/2")
    page.get_by_role("heading", name="3 Aussagen sind zurückgenommen").wait_for()
    page.goto(client.address + "/de/outlet/Nordblick")
    page.locator("#texts").get_by_role("link").first.click()
    assert page.locator("#reports h3").count()
    context.close()
