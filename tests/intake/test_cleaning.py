"""What strangers write as HTML is shown without anything that runs, and nothing else of it is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.intake.cleaning import ADDRESSES, ATTRIBUTES, ELEMENTS, clean_html
from processor_time import processor_seconds

_WORDS = st.text("ab &<>;ä\"'", max_size=4).map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;"))  # fmt: skip
_ELEMENTS = st.sampled_from(
    "p div b i em a code pre li ul ol table tr td blockquote sup font span h2 form video button".split()
)
_ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="k"',
        "\n style='color: red'  data-n=1 ",
        ' lang="fr"',
        " onclick=y()",
        " title='&quot;'",
        " dir=rtl",
    ]
)


def _inside(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    elements = st.tuples(_ELEMENTS, _ATTRIBUTES, pieces)
    whole = elements.map(lambda e: f"<{e[0]}{e[1]}>{e[2]}</{e[0]}>")
    return st.lists(whole | pieces, max_size=4).map("".join)


_PIECES = st.sampled_from(
    ["<span>", "</span>", '<span class="k">', "<scr", "ipt>", "</scr", "<im", "g src=x onerror=y()>", '<a href="java',
     'script:y()">', "<", ">", "&", "lt;", '"', "<!--", "--!>", "-->", "<svg ", "onload=y()>", "x", "<math><mtext>",
     "<table>", "<style>", "</style>", "<title>", "<mglyph>", "<noscript>", "</p>", "<plaintext>", "<![CDATA[", "]]>",
     "<select>", "<template>", "<form>", "</form>", "<annotation-xml encoding=text/html>", "<p id='", "&#x3c;", "\0"]
)  # fmt: skip


def _cleaned_by_another(text: str) -> str:
    """By ammonia, which is written apart from the cleaner and has the same lists."""
    told = {name: set(those) for name, those in ATTRIBUTES.items()}
    cleaner = nh3.Cleaner(tags=set(ELEMENTS), attributes=told, url_schemes=set(ADDRESSES))
    return cleaner.clean(text).strip()


@given(st.recursive(_WORDS, _inside, max_leaves=25))
def test_two_cleaners_say_the_same_of_what_people_write(text: str) -> None:
    # Ammonia writes to whom a link without an address is related.
    links = re.compile(r'<a((?: (?:lang|title)="[^"]*")*) rel="noopener noreferrer">')
    assert (clean_html(text) or "") == links.sub(r"<a\1>", _cleaned_by_another(text)).strip()


@given(st.lists(_PIECES, max_size=14))
def test_nothing_runs_whatever_stands_beside_what(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown = clean_html(text) or ""
    for told in (shown, clean_html(shown) or ""):
        seen = _Tags(told)
        assert seen.names <= ELEMENTS, (text, told)
        assert not any(name.startswith("on") for name, _ in seen.attributes), (text, told)
        addresses = [value or "" for name, value in seen.attributes if name in {"href", "src"}]
        assert not any(re.match(r"\s*javascript:", one, re.IGNORECASE) for one in addresses), text


class _Tags(HTMLParser):
    """The names of a text's tags and their attributes, with what references stand for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<b>", "<b><p>", "<a><p>", "<table>", "<table><td>", "<table>a", "<svg>", "<svg><p>", "<math><mtext>",
        "<select>", "<template>", "<!--", "<?", "<!doctype ", "<![CDATA[", "<a href='", "<span ", "<li>", "<ruby><rt>",
        "</p>", "<h1><h2>", "<font color=a>", "&", "&amp;", "&#", "<", "<plaintext>", "<x-y>",
        "<img src=a>", "<a href=b>x</a>",
    ],
)  # fmt: skip
def test_cleaning_takes_time_by_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return processor_seconds(lambda: clean_html(text, "https://a.example/"), rounds=3)

    assert any(seconds(400_000) <= 25 * max(seconds(40_000), 0.001) for _ in range(3))
