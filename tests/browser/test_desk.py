"""The desk in a browser: a day of it, drafts that outlive a crash, two editors, no scripts, no barriers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from accessible import LOOKS, findings
from articles import RICH, keep
from hostile import PAYLOADS
from newsdesk import Editor, published, signed_in, step, write
from newsroom import begin, newsroom, sign_in
from newsticker.store import Store
from serving import Client

TEXT = """Nach Angaben des Hafenamts sind **300 Schiffe** betroffen. Die Reederei Nordlicht sprach von [mehr als 400 Schiffen](https://reederei.example/).

# Werft weist Vorwurf zurück

Die Werft dementierte, dass ihr Kran die Ursache sei. "Wir haben damit nichts zu tun", sagte ihr Sprecher.

- Fähren fahren ab Nordholm
- Der Güterverkehr ruht"""
LEAD = "Der Hafen von Tarn bleibt bis Sonntag gesperrt. Das teilte das Hafenamt am Freitag mit."
# Where the walk leaves pictures of what it saw, if it is told to.
PICTURES = os.environ.get("NEWSTICKER_PICTURES")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(keep(tmp_path, [RICH], full_text=False)) as store:
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[Client]:
    with newsroom(store) as client:
        yield client


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page.set_default_timeout(30_000)
    yield page
    page.close()


def seen(page: Page, name: str) -> None:
    """Leaves a picture of the page."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def let_it_be_due(store: Store) -> None:
    with store._database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE reports SET due = 1000000000000 WHERE state = 'scheduled'"
        )
        connection.exec_driver_sql("UPDATE jobs SET due = 1000000000000 WHERE kind = 'publish'")


def until_claims_are_read(page: Page) -> None:
    """Loads an article's page until its claims stand there: the worker reads them behind what else it does."""
    for _ in range(20):
        if page.locator(".note").count():
            return
        page.wait_for_timeout(500)
        page.reload()


def test_a_day_at_the_desk(store: Store, client: Client, page: Page, browser: Browser) -> None:
    reader = browser.new_page(locale="de-DE")
    reader.goto(f"{client.address}/de/")
    expect(reader.locator(".live-word")).to_contain_text("Live, Stand")
    sign_in(page, client)
    seen(page, "list")
    address = begin(page)
    _write(page)
    seen(page, "writing")
    page.get_by_role("button", name="Speichern und ansehen").click()
    expect(page.locator(".note")).to_have_count(6)
    expect(page.locator("h1")).to_have_text("Hafen von Tarn bleibt gesperrt")
    seen(page, "preview")
    page.locator(".preview-bar").get_by_role("link", name="Veröffentlichen").click()
    expect(page.get_by_text("Die Sperrfrist endet am 24. Dezember")).to_be_visible()
    seen(page, "planning")
    page.get_by_role("button", name="Einplanen").click()
    expect(page.get_by_role("status")).to_have_text("Eingeplant.")
    assert "Hafen von Tarn" not in reader.content()

    let_it_be_due(store)
    offer = reader.get_by_role("button", name="1 neue Meldung anzeigen")
    offer.click()
    expect(reader.locator("h3").filter(has_text="Hafen von Tarn")).to_be_visible()

    page.goto(address)
    page.fill("#body", TEXT.replace("300", "30"))
    page.get_by_role("button", name="Speichern und weiter").click()
    expect(page.locator("#said")).to_have_value(
        "Nach Angaben des Hafenamts sind 300 Schiffe betroffen."
    )
    seen(page, "correcting")
    page.get_by_role("button", name="Berichtigung veröffentlichen").click()
    expect(page.get_by_role("status")).to_have_text("Berichtigt.")
    reader.goto(f"{client.address}/de/article/2")
    expect(reader.locator(".correction-head")).to_contain_text("Berichtigung, ")
    until_claims_are_read(reader)
    expect(reader.locator(".note")).to_have_count(6)
    seen(reader, "corrected")
    reader.get_by_role("link", name="Beide Fassungen vergleichen").click()
    expect(reader.locator(".versions mark")).to_have_text(["300", "30"])
    seen(reader, "compared")
    reader.goto(f"{client.address}/de/")
    expect(reader.locator(".was-corrected")).to_contain_text("Berichtigt ")
    expect(reader.locator(".live-word")).to_contain_text("Live, Stand")
    lead = reader.get_by_text(LEAD)
    expect(lead).to_be_visible()

    page.get_by_role("link", name="Weiter zum Zurückziehen").click()
    page.fill("#reason", "Eine Verwechslung mit dem Hafen von Nordholm.")
    page.get_by_role("button", name="Meldung zurückziehen").click()
    expect(page.locator(".changes")).to_contain_text("Ada hat zurückgezogen")
    seen(page, "versions")
    expect(lead).to_be_hidden()  # in a page that was open before
    reader.reload()
    expect(reader.locator(".withdrawn")).to_contain_text(
        "Eine Verwechslung mit dem Hafen von Nordholm."
    )
    seen(reader, "withdrawn")
    answer = reader.goto(f"{client.address}/de/article/2")
    assert answer
    assert answer.status == 410
    reader.close()


def _write(page: Page) -> None:
    page.fill("#headline", "Hafen von Tarn bleibt gesperrt")
    page.fill("#lead", LEAD)
    page.fill("#body", TEXT)
    page.fill("#dateline", "Tarn")
    page.fill("#source", "khö/AFP")
    page.fill("#tags", "Hafen, Tarn")
    page.fill("#embargo-day", "2099-12-24")
    page.fill("#embargo-time", "06:00")
    page.select_option("#zone", "Europe/London")
    expect(page.locator("#save-state")).to_contain_text("Von selbst gespeichert um")


def test_a_draft_outlives_the_crash_of_its_browser(client: Client, browser: Browser) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    sign_in(page, client)
    address = begin(page)
    page.locator("#lead").press_sequentially("Der Damm hält noch.")
    expect(page.locator("#save-state")).to_have_text("Noch nicht gespeichert")
    expect(page.locator("#save-state")).to_contain_text("Von selbst gespeichert um")
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=2000)
    context.close()
    with browser.new_context(locale="de-DE") as another:
        again = another.new_page()
        sign_in(again, client)
        again.goto(address)
        expect(again.locator("#lead")).to_have_value("Der Damm hält noch.")
        again.get_by_role("link", name="Fassungen").click()
        expect(again.locator(".changes")).to_contain_text("von selbst gespeichert")


def test_without_a_connection_the_page_says_so_and_goes_on_by_itself(
    store: Store, client: Client, page: Page
) -> None:
    sign_in(page, client)
    begin(page)
    page.context.set_offline(True)
    page.fill("#lead", "Der Damm hält.")
    expect(page.locator("#save-state")).to_contain_text("Nicht gespeichert: keine Verbindung")
    expect(page.get_by_role("alert")).to_contain_text("Nicht gespeichert")
    page.fill("#lead", "Der Damm hält noch.")
    page.context.set_offline(False)
    expect(page.locator("#save-state")).to_contain_text("Von selbst gespeichert um", timeout=15_000)
    report = store.desk.report(1)
    assert report
    assert report.draft.lead == "Der Damm hält noch."
    page.fill("#lead", "Und weiter.")
    expect(page.locator("#save-state")).to_contain_text("Von selbst gespeichert um")


def test_two_editors_on_one_draft_see_both_texts(
    store: Store, client: Client, page: Page, browser: Browser
) -> None:
    sign_in(page, client)
    address = begin(page)
    page.fill("#lead", "Adas Vorspann.")
    expect(page.locator("#save-state")).to_contain_text("Von selbst gespeichert um")
    with browser.new_context(locale="de-DE") as context:
        other = context.new_page()
        sign_in(other, client, "Bo")
        other.goto(address)
        other.fill("#lead", "Bos Vorspann.")
        expect(other.locator("#save-state")).to_contain_text("Von selbst gespeichert um")
    page.fill("#lead", "Adas neuer Vorspann.")
    expect(page.locator("#save-state")).to_contain_text("Bo hat inzwischen gespeichert")
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.locator("h1")).to_have_text("Bo hat inzwischen gespeichert")
    expect(page.locator(".versions")).to_contain_text("Bos Vorspann.")
    expect(page.locator("#lead")).to_have_value("Adas neuer Vorspann.")
    seen(page, "conflict")
    page.get_by_role("button", name="Meine Fassung speichern").click()
    expect(page.locator("#save-state")).to_contain_text("von Ada")
    assert [c.by for c in store.desk.history(1)][:2] == ["Ada", "Bo"]


def test_saving_while_it_saves_by_itself_is_no_conflict(client: Client, page: Page) -> None:
    sign_in(page, client)
    begin(page)
    for n in range(4):
        page.fill("#lead", f"Fassung {n}.")
        expect(page.locator("#save-state")).to_have_text(
            re.compile("Noch nicht|Wird gespeichert|Von selbst")
        )
        page.wait_for_timeout(300 * n)  # before, while and after the browser saves
        page.get_by_role("button", name="Speichern", exact=True).click()
        expect(page.locator("#save-state")).to_contain_text("von Ada")
        expect(page.locator("#lead")).to_have_value(f"Fassung {n}.")


def test_the_desk_works_without_scripts(client: Client, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False, locale="de-DE") as context:
        page = context.new_page()
        sign_in(page, client)
        begin(page)
        expect(page.get_by_text("Ohne Skripte wird nur")).to_be_visible()
        page.fill("#headline", "Deich hält")
        page.fill("#body", "Der Deich hält, sagte der Deichgraf.")
        page.get_by_role("button", name="Speichern und ansehen").click()
        expect(page.locator(".note")).to_have_count(1)
        page.locator(".preview-bar").get_by_role("link", name="Veröffentlichen").click()
        page.get_by_role("button", name="Jetzt veröffentlichen").click()
        expect(page.get_by_role("status")).to_have_text("Veröffentlicht.")
        page.goto(f"{client.address}/de/")
        expect(page.locator("h3").filter(has_text="Deich hält")).to_be_visible()


def _pages_of(page: Page, client: Client) -> Iterator[str]:
    """Goes through the desk, every page once, as somebody would who works there; names each."""
    page.goto(f"{client.address}/de/desk/sign-in")
    yield "signing in"
    page.fill("#name", "Eva")
    page.fill("#password", "falsch")
    page.click("main .button.main")
    yield "a wrong password"
    sign_in(page, client, "Eva")
    yield "no reports"
    begin(page)
    page.goto(f"{page.url}/publish")
    yield "not ready"
    page.go_back()
    _write(page)
    yield "writing"
    page.fill("#embargo-day", "")
    page.fill("#embargo-time", "")
    page.get_by_role("button", name="Speichern und ansehen").click()
    page.locator(".note").first.wait_for()
    yield "preview"
    page.locator(".preview-bar").get_by_role("link", name="Im Ticker").click()
    yield "preview in the ticker"
    page.locator(".preview-bar").get_by_role("link", name="Veröffentlichen").click()
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    yield "published"
    page.get_by_role("link", name="Schreiben", exact=True).click()
    page.fill("#body", TEXT.replace("300", "30"))
    page.get_by_role("button", name="Speichern und weiter").click()
    yield "correcting"
    page.get_by_role("button", name="Berichtigung veröffentlichen").click()
    for path in ("desk", "desk/reports/1/versions", "desk/reports/1/differences?from=1&to=3", "desk/reports/1/withdraw",
                 "desk/articles", "desk/articles/1", "desk/articles/2", "desk/sources", "desk/account",
                 "article/2", "article/2/version/1", "article/2/correction/1"):  # fmt: skip
        page.goto(f"{client.address}/de/{path}")
        yield path
    page.goto(f"{client.address}/de/desk/articles/1")
    page.get_by_role("button", name="Hervorheben").click()
    page.goto(f"{client.address}/de/")
    yield "a featured article"
    page.goto(f"{client.address}/de/desk/reports/1/withdraw")
    page.fill("#reason", "Ein Irrtum.")
    page.get_by_role("button", name="Meldung zurückziehen").click()
    page.goto(f"{client.address}/de/article/2")
    yield "withdrawn"
    page.goto(f"{client.address}/de/")
    yield "withdrawn in the ticker"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, client: Client, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
        locale="de-DE",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    found = {}
    for name in _pages_of(page, client):
        found[name] = findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[name] += ["wider than the window"] if wide else []
        seen(page, f"{width}-{scheme}-{name.replace('/', '-').partition('?')[0]}")
    context.close()
    assert {name: those for name, those in found.items() if those} == {}


def _infect(editor: Editor, payload: str) -> int:
    """Publishes a report that is the payload in every field, corrects it with such a notice; returns its number."""
    body = f"{payload}\n\n[x]({payload})\n\n[y](javascript:window.ran=1)\n\n<{payload}>\n\n> {payload}\n\n- {payload}"
    fields = dict.fromkeys(("headline", "lead", "dateline", "source", "tags"), payload)
    path = published(editor, **fields, body=body)
    write(editor, path, **fields, body=f"{body} x")
    step(editor, path, "correct", said=payload, right=payload, **{"of-fact": "yes"})
    return int(path.rsplit("/", 1)[1])


def test_nothing_written_at_the_desk_runs(store: Store, client: Client, page: Page) -> None:
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    editor = signed_in(client)
    numbers = [_infect(editor, payload) for payload in PAYLOADS]
    sign_in(page, client)

    def look(path: str) -> None:
        page.goto(client.address + path)
        assert page.evaluate("window.ran") is None, path
        assert page.locator("main").count() == 1, path

    for path in ("/de/", "/de/desk", "/de/desk/articles", "/de/search?q=script"):
        look(path)
    for number in numbers:
        for path in ("", "/preview", "/versions", "/publish", "/differences?from=1&to=3"):
            look(f"/de/desk/reports/{number}{path}")
        for path in ("", "?view=plain", "/version/1", "/correction/1"):
            look(f"/de/article/{number + 1}{path}")
    assert trouble == []
    for number, payload in zip(numbers, PAYLOADS, strict=True):
        editor.post(f"/de/desk/reports/{number}/withdraw", reason=payload)
        look(f"/de/article/{number + 1}")
    look("/de/")
    editor.post("/de/desk/articles/1", step="hide", note=PAYLOADS[0])
    look("/de/desk/articles/1")
    assert [told for told in trouble if "410" not in told] == []
