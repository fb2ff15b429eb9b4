"""Reading with and without scripts, by pointer and by keyboard, on paper and in forced colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from serving import Client


@pytest.fixture
def page(browser: Browser, ticker: Client) -> Iterator[Page]:
    """The marked article on a desk's screen; anything the console complains about fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(ticker.address + "/de/article/1")
    yield page
    page.close()
    assert complaints == []


def test_pointing_at_a_passage_lights_all_of_it_and_opens_its_card(page: Page) -> None:
    page.locator(".claim", has_text="unter ihnen auch Kranke").hover()
    expect(page.locator("#c8")).to_be_visible()
    lit = page.locator(".claim.lit").all_inner_texts()
    assert lit == [
        "Tarn wolle insgesamt",
        "zwei Lager mit 12.000 Anwohnern, unter ihnen auch Kranke",
        "an der Küste einrichten",
    ]
    page.mouse.move(5, 5)
    expect(page.locator("#c8")).to_be_hidden()


def test_a_card_can_be_entered_by_the_pointer(page: Page) -> None:
    page.locator(".note").nth(7).hover()
    card = page.locator("#c8")
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()


def test_a_click_pins_the_card_until_it_is_closed(page: Page) -> None:
    page.locator(".claim", has_text="1500 Anwohner").click()
    expect(page.locator("#c7")).to_be_visible()
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    expect(page.locator("#c7")).to_be_visible()
    page.locator("#c7 button").click()
    expect(page.locator("#c7")).to_be_hidden()


def test_by_keyboard_a_note_shows_its_card_and_escape_closes_it(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    note = page.locator(".note").first
    for _ in range(3):
        page.keyboard.press("Tab")
        if note.evaluate("e => e === document.activeElement"):
            break
    expect(note).to_be_focused()
    card = page.locator("#c1")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(note).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    assert card.evaluate("e => e.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(note).to_be_focused()


def test_a_card_stays_on_the_screen_wherever_its_note_stands(page: Page) -> None:
    note = page.locator(".note").nth(8)
    for place in ("start", "center", "end"):
        note.evaluate("(e, block) => e.scrollIntoView({ block })", place)
        note.click()
        expect(page.locator("#c9")).to_be_visible()
        box = page.locator("#c9").bounding_box()
        assert box
        assert box["y"] >= 0, place
        assert box["y"] + box["height"] <= 900, place
        note.click()
        expect(page.locator("#c9")).to_be_hidden()


def test_one_tab_stop_a_claim(page: Page) -> None:
    page.locator(".note").nth(3).focus()
    page.keyboard.press("Escape")
    reached = []
    for _ in range(4):
        reached.append(page.evaluate("document.activeElement.getAttribute('popovertarget')"))
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
    assert reached == ["c4", "c5", "c6", "c7"]


def test_a_relation_leads_to_the_row_of_the_other_claim(page: Page) -> None:
    page.locator(".note").nth(14).click()
    page.locator("#c15 dd a[href^='#']").click()
    expect(page.locator("#c15")).to_be_hidden()
    assert page.url.endswith("#z14")
    expect(page.locator("#z14")).to_be_in_viewport()


def test_a_sign_never_begins_a_line(page: Page) -> None:
    for width in range(320, 800, 13):
        page.set_viewport_size({"width": width, "height": 900})
        alone = page.evaluate(
            """[...document.querySelectorAll('#text .sign')].filter(sign => {
                const range = document.createRange();
                range.setStartBefore(sign.parentElement.firstChild);
                range.setEndBefore(sign);
                const before = [...range.getClientRects()].at(-1);
                return before && sign.getBoundingClientRect().top > before.bottom;
            }).length"""
        )
        assert alone == 0, width


def test_without_scripts_everything_can_be_read(browser: Browser, ticker: Client) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(ticker.address + "/de/article/1")
    assert page.locator(".claim").count() > 15
    page.locator(".note").nth(8).click()
    expect(page.locator("#c9")).to_be_visible()
    expect(page.locator("#c9")).to_contain_text("Donnerstag, 26. Februar 2026")
    expect(page.locator("#z15")).to_be_visible()
    expect(page.locator("#figures svg").last).to_be_visible()
    page.goto(ticker.address + "/de/search?q=Anwohner")
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_one_picture_is_shown_at_a_time(page: Page) -> None:
    for width, shown in ((1280, ".w680"), (375, ".w343")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("#figures svg:visible").count() == 1
        expect(page.locator(f"#figures {shown} svg")).to_be_visible()


def test_a_picture_has_the_colours_of_the_theme(browser: Browser, ticker: Client) -> None:
    inks = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
        page.goto(ticker.address + "/de/article/1")
        inks.append(
            page.locator("#figures .w680 text").last.evaluate("e => getComputedStyle(e).fill")
        )
        page.close()
    assert inks[0] != inks[1]
    assert "rgb(0, 0, 0)" not in inks


def test_on_paper_marks_table_and_numbers_stay_and_cards_go(page: Page) -> None:
    page.emulate_media(media="print")
    for gone in (".notes", ".card", ".find", ".views"):
        assert page.locator(f"{gone}:visible").count() == 0
    expect(page.locator("#z15")).to_be_visible()
    expect(page.locator(".sign").last).to_be_visible()
    expect(page.locator(".numbers")).to_be_visible()
    expect(page.locator(".signs")).to_be_visible()


def test_in_forced_colours_signs_keep_their_border(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    border = page.locator(".note .glyph").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert border == "1px"


def test_at_400_percent_the_text_still_fits(browser: Browser, ticker: Client) -> None:
    # 1280 px at 400 % are 320 CSS pixels wide and 225 high.
    page = browser.new_page(viewport={"width": 320, "height": 225})
    page.goto(ticker.address + "/de/article/1")
    page.locator(".note").nth(8).click()
    box = page.locator("#c9").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 226
    page.close()
