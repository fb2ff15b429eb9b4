"""Stored script: payloads in every field of an article and its claims, and nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser

from articles import claim, keep, short, speaker
from hostile import PAYLOADS
from newsticker.model import Credit, Figure, NamedPassage, Party, Passage, Reading, SaidAt
from newsticker.settings import Settings
from serving import serving


def infected(payload: str) -> Reading:
    """An article whose every field is the payload."""
    text = f"{payload}\n\n{payload}\n\n{payload}"
    whole = Passage(payload, ((0, len(payload)),))
    named = NamedPassage(payload, whole.spans, payload)
    figures = tuple(Figure(payload, whole.spans, n, None, payload, "exact") for n in (1, 2))
    claims = tuple(
        replace(
            claim(f"c{n}", (), speaker(f"{payload}{n}", role=payload)),
            content=whole, cue=whole, chain=(Party(f"{payload}{n}", "state"),) * 7, medium=named, addressee=named,
            place=named, said_at=SaidAt(payload, payload), figures=figures[n : n + 1], rule=payload,
        )
        for n in (0, 1)
    )  # fmt: skip
    base = short(payload, payload, lead=payload, tags=(payload,), url=payload, claims=claims)
    article = replace(
        base.article, authors=(payload,), section=payload, dateline=payload, updated=payload, language="de",
        credit=Credit(payload, (payload,), (payload,), (payload,)), published="2026-03-02T08:00:00+01:00",
    )  # fmt: skip
    return Reading(payload, article, text, (), claims)


@pytest.mark.parametrize("full_text", [True, False])
def test_nothing_stored_runs(browser: Browser, tmp_path: Path, full_text: bool) -> None:
    store = keep(tmp_path, [infected(payload) for payload in PAYLOADS], full_text=full_text)
    hostile = Settings(name=PAYLOADS[1], imprint=PAYLOADS[0], privacy=PAYLOADS[0])
    with serving(store, hostile) as client:
        page = browser.new_page()
        violations: list[str] = []
        page.on("console", lambda message: violations.append(message.text))
        page.on("dialog", lambda dialog: violations.append(dialog.message))
        paths = [
            "/de/",
            "/en/search?q=script",
            "/de/search?q=<script>window.ran=1</script>",
            "/de/imprint",
        ]
        paths += [f"/de/article/{n}" for n in range(1, len(PAYLOADS) + 1)]
        paths += [f"/en/article/{n}?view=plain" for n in (1, 4)]
        for path in paths:
            page.goto(client.address + path)
            assert page.evaluate("window.ran") is None, path
            assert page.locator("main").count() == 1, path
        tag = page.goto(client.address + "/de/")
        assert tag
        for link in page.locator(".side a").all():
            address = link.get_attribute("href") or ""
            answer = page.request.get(client.address + address)
            assert answer.status == 200, address
        page.close()
    store.close()
    # The policy would have stopped what got through: nothing did.
    assert violations == []
