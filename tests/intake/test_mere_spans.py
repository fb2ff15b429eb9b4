"""Spans that tell nothing are left out of texts, and nothing else is different without them."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.intake.cleaning import ADDRESSES, clean_html

_BARE = re.compile("</?span>")
_CODE = '<pre><code class="language-c"><span class="kt">int</span> <span style="color: red">x</span>;</code></pre>'
_WORDS = st.text("ab &<>;ä\"'", max_size=4).map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;"))  # fmt: skip
_MERE = st.sampled_from(
    ["<span>", '<span class="k">', '<span\n style="color: red"  data-n="1" >', '<span aria-hidden="true">']
)  # fmt: skip
_OTHER = st.sampled_from("p div b i em a code pre li ul table tr td blockquote sup font".split())


def _inside(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    spans = st.tuples(_MERE, pieces).map(lambda pair: f"{pair[0]}{pair[1]}</span>")
    others = st.tuples(_OTHER, pieces).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")
    return st.lists(spans | others | pieces, max_size=4).map("".join)


def _cleaned_alone(text: str) -> str:
    return nh3.Cleaner(url_schemes=ADDRESSES).clean(text).strip()


def test_spans_for_colours_are_left_out() -> None:
    assert clean_html(_CODE) == "<pre><code>int x;</code></pre>"


@pytest.mark.parametrize(
    "span",
    ['<span lang="fr">', '<span class="k" lang="fr">', '<span title="Abkürzung">'],
)
def test_a_text_in_which_a_span_tells_something_keeps_them(span: str) -> None:
    text = f'{span}mot</span> <span class="k">x</span>'
    kept = re.sub(' class="k"', "", text)
    assert clean_html(text) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a <span class="o"><</span>b>', "a &lt;b&gt;"),
        ("a <<span>b></span>", "a &lt;b&gt;"),
        ('<span class="o">&</span>copy; x', "&amp;copy; x"),
        ("R&<span>amp;</span>D", "R&amp;amp;D"),
        ("<![CDATA[<span>x</span> <b>y</b>]]>", "x <b>y</b>]]&gt;"),
    ],
)
def test_what_stands_beside_a_span_never_becomes_one_with_what_follows(
    text: str, words: str
) -> None:
    assert _BARE.sub("", clean_html(text) or "") == words


@given(st.recursive(_WORDS, _inside, max_leaves=25))
def test_without_them_a_text_is_what_it_was(text: str) -> None:
    shown = clean_html(text)
    assert (shown or "") == _BARE.sub("", _cleaned_alone(text)).strip()


@given(
    st.lists(
        st.sampled_from(
            ["<span>", "</span>", '<span class="k">', "<scr", "ipt>", "</scr", "<im", "g src=x onerror=y()>",
             '<a href="java', 'script:y()">', "<", ">", "&", "lt;", '"', "<!--", "-->", "<svg ", "onload=y()>", "x"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_nothing_that_their_absence_puts_together_runs(pieces: list[str]) -> None:
    shown = clean_html("".join(pieces)) or ""
    seen = _Tags(shown)
    assert not seen.names & {"script", "svg"}, shown
    assert not any(name.startswith("on") for name, _ in seen.attributes), shown
    addresses = [value or "" for name, value in seen.attributes if name in {"href", "src"}]
    assert not any(re.match(r"\s*javascript:", one, re.IGNORECASE) for one in addresses), shown


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


@pytest.mark.parametrize("piece", ["<span ", '<span class="', "<span>", '<span a="b" ', "<span class='x'>", "</span>"])  # fmt: skip
def test_they_take_time_by_length_alone(piece: str) -> None:
    times = []
    for many in (20_000, 200_000):
        begun = time.process_time()
        clean_html(piece * many + "x")
        times.append(time.process_time() - begun)
    assert times[1] < 30 * max(times[0], 0.01)
