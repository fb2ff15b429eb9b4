"""Figures side by side: one axis for what counts the same, one row for one origin, drawn if disputed."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from lxml import etree
from msgspec.structs import replace

from articles import CLAIMS, RICH, claim, figure, speaker
from newsticker.model import Figure, Source, StoredArticle
from newsticker.site.figures import axes
from newsticker.site.formats import Formats
from newsticker.site.pictures import draw_figures, in_language, picture_of, plain_number

SVG = "{http://www.w3.org/2000/svg}"


def stored(*claims: object) -> StoredArticle:
    instant = "2026-03-02T10:00:00+00:00"
    return StoredArticle(
        1,
        1,
        instant,
        instant,
        Source(1, "x", None, "file", True),
        RICH.article,
        RICH.text,
        claims or CLAIMS,
        0,
    )  # type: ignore[arg-type]


def test_three_authorities_share_an_axis_whatever_the_inflection() -> None:
    people, camps = axes(CLAIMS, "de")
    assert [(row.authority, row.value, row.bound) for row in people.rows] == [
        ("Hafenmeister von Tarn", 12000, "exact"),
        ("Bürgermeister", 10000, "about"),
        ("Amt Tarn", 1500, "exact"),
    ]
    assert people.compares
    assert (camps.unit, camps.compares) == ("Lager", False)


def test_one_origin_counts_once_with_all_its_claims_and_ways() -> None:
    (row, *_) = axes(CLAIMS, "de")[0].rows
    assert row.claims == (2, 8)
    assert row.ways == (("Hafenmeister von Tarn", "Wissebote"),)


def test_whoever_cites_another_is_named_with_the_way() -> None:
    row = axes(CLAIMS, "de")[0].rows[1]
    assert row.ways == (("Pegelnetz", "Wetterdienst", "Krisenstab", "Bürgermeister"),)
    assert row.said == "2026-02-26"


def test_figures_without_a_unit_share_with_none() -> None:
    bare = [
        replace(figure("12.000 Anwohner", n, "x"), unit=None, spans=((n, n + 1),)) for n in (1, 2)
    ]
    claims = [
        claim(f"c{i}", ("Das",), speaker(f"Amt {i}"), figures=(f,)) for i, f in enumerate(bare)
    ]
    assert [len(axis.rows) for axis in axes(claims, "de")] == [1, 1]


def test_a_picture_says_every_name_and_number_and_has_no_style_of_its_own() -> None:
    pictures = draw_figures(stored())
    assert sorted(pictures) == [343, 680]
    for width, drawn in pictures.items():
        root = etree.fromstring(drawn)
        words = [node.text for node in root.iter(f"{SVG}text")]
        assert {
            "Hafenmeister von Tarn",
            "Amt Tarn",
            "12\u202f000",
            "≈ 10\u202f000",
            "1\u202f500",
        } <= set(words)
        assert root.get("width") == str(width)
        assert "style" not in drawn
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) <= {
            "none", "var(--ink)", "var(--soft)", "var(--edge)", "var(--rule)", "var(--paper)",
        }  # fmt: skip


def test_a_picture_belongs_to_what_it_was_drawn_for() -> None:
    drawn = draw_figures(stored())[343]
    people, camps = axes(CLAIMS, "de")
    assert picture_of(people, drawn) == drawn
    assert picture_of(camps, drawn) is None
    assert picture_of(people, "") is None


def test_nothing_is_drawn_where_nothing_compares() -> None:
    assert draw_figures(stored(CLAIMS[1], CLAIMS[7])) == {}


def test_what_lies_below_zero_is_not_drawn_on_an_axis_from_zero() -> None:
    cold = [
        claim(f"c{n}", ("Das",), speaker(f"Amt {n}"), figures=(Figure("x", ((0, 1),), n, None, "Grad", "exact"),))
        for n in (-5, 3)
    ]  # fmt: skip
    assert draw_figures(stored(*cold)) == {}


def test_names_are_words_in_the_picture_never_markup() -> None:
    hostile = '</text><script>alert(1)</script>" onload="x'
    figures = (Figure("x", ((0, 1),), 5, None, "Boote", "exact"),)
    one = claim("c1", ("Das",), speaker(hostile), figures=figures)
    other = claim("c2", ("Das",), speaker("Amt"), figures=(replace(figures[0], value=7),))
    root = etree.fromstring(draw_figures(stored(one, other))[680])
    assert hostile in [node.text for node in root.iter(f"{SVG}text")]
    assert not list(root.iter(f"{SVG}script"))


def test_all_bounds_are_drawn() -> None:
    bounds = ["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
    claims = [
        claim(f"c{i}", ("Das",), speaker(f"Amt {i}"), figures=(
            Figure("x", ((0, 1),), 25, 30 if bound == "range" else None, "Boote", bound),  # type: ignore[arg-type]
        ))
        for i, bound in enumerate(bounds)
    ]  # fmt: skip
    words = {
        node.text
        for node in etree.fromstring(draw_figures(stored(*claims))[680]).iter(f"{SVG}text")
    }
    assert {"25", "≈ 25", "≥ 25", "≤ 25", "> 25", "< 25", "25–30"} <= words


def test_numbers_are_grouped_by_narrow_spaces() -> None:
    assert [plain_number(n) for n in (0, 999, 12000, 2.5)] == ["0", "999", "12\u202f000", "2.5"]


def test_a_page_writes_the_numbers_of_a_picture_as_its_text() -> None:
    zone = ZoneInfo("Europe/Berlin")
    drawn = f"{draw_figures(stored())[343]}<text>1\u202f000.5–2\u202f000</text><text>&gt;\u202f9\u202f000</text>"
    kept = (
        "<text>16. Juni</text><text>12:00</text><text>Amt\u202f1\u202f000</text><text>2.Amt</text>"
    )
    german = in_language(drawn + kept, Formats("de", zone))
    assert {">12.000<", ">≈ 10.000<", ">1.500<", ">1.000,5–2.000<", ">&gt;\u202f9.000<"} <= set(re.findall(r">[^<]*<", german))  # fmt: skip
    assert german.endswith(kept)
    assert ">1,000.5–2,000<" in in_language(drawn, Formats("en", zone))


def test_who_denies_a_figure_does_not_give_it() -> None:
    claims = [claim for claim in CLAIMS if claim.figures]
    denied = [replace(claim, stance="denies") for claim in claims]
    assert axes(claims, "de")
    assert axes(denied, "de") == []
