"""Names, passwords, and where a sign-in may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.desk.accounts import (
    checked_name,
    hashed,
    is_dated,
    is_right,
    name_key,
    password_problem,
)
from newsticker.desk.addresses import safe_next
from newsticker.model import NewstickerError

HOME = "/de/desk"


@pytest.mark.parametrize("name", ["", "  ", "a" * 65, "Ada\x07", "Ada\u202e"])
def test_names_that_cannot_be_shown_are_refused(name: str) -> None:
    with pytest.raises(NewstickerError, match="1 to 64 printable"):
        checked_name(name)


def test_a_name_is_known_again_however_it_is_written() -> None:
    assert name_key("  ADA   Lovelace ") == name_key("ada lovelace") == name_key("ａda lovelace")


def test_a_password_is_long_and_not_the_name() -> None:
    assert password_problem("elf Zeichen", "Ada") == "short"
    assert password_problem("zwölf Zeichen", "Ada") is None
    assert password_problem("x" * 1001, "Ada") == "long"
    assert password_problem("ada von tarn.", "Ada von Tarn.") == "name"


def test_a_password_is_kept_so_that_nobody_reads_it() -> None:
    kept = hashed("zwölf Zeichen")
    assert kept.startswith("$argon2id$")
    assert kept != hashed("zwölf Zeichen")
    assert is_right(kept, "zwo\u0308lf Zeichen"), "the same characters, typed in another way"
    assert not is_right(kept, "Zwölf Zeichen")
    assert not is_right(None, "nobody's")
    assert not is_right("no hash", "zwölf Zeichen")
    assert not is_dated(kept)
    assert is_dated("$argon2id$v=19$m=16,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g")


@pytest.mark.parametrize(
    "asked",
    [
        "/de/desk",
        "/en/desk/reports/12",
        "/de/desk/articles?before=1.2&q=a%20b",
        "/de/desk/sign-out",
    ],
)
def test_a_page_of_the_desk_is_led_to(asked: str) -> None:
    assert safe_next(asked, HOME) == asked


@pytest.mark.parametrize(
    "asked",
    [
        None, "", "//evil.example", "/\\evil.example", "https://evil.example/de/desk", "/%2f%2fevil.example",
        "/de/desk//evil.example", "/de/desk/../../..//evil.example", "/de/desk\n/x", "/de/desk@evil.example",
        "/de/desk?next=//evil.example", "/de/desk/x\\y", "javascript:alert(1)", "/de/deskx", "de/desk", "/de/", "/ｄe/desk",
        "/de/desk/ä", "\t/de/desk", "/de/desk ",
    ],
)  # fmt: skip
def test_nothing_else_is(asked: str | None) -> None:
    assert safe_next(asked, HOME) == HOME


@given(st.text(alphabet="/\\%2fF.:@?#&=desk\t\r\n evil") | st.text())
def test_whatever_is_asked_it_stays_on_the_site(asked: str) -> None:
    led = safe_next(asked, HOME)
    assert led.startswith("/")
    assert not led.startswith(("//", "/\\"))
    assert "\\" not in led
    assert "//" not in led
    assert all(" " < char < "\x7f" for char in led)
