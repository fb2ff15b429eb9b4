"""English time expressions: their words, their kind, their value as TIMEX3; and whatever the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsticker.claims.sheet import lay_out
from newsticker.claims.times import find_times
from newsticker.language.de.times import TIMES as GERMAN
from newsticker.language.en.times import TIMES as ENGLISH
from newsticker.language.packs import pack_of
from newsticker.language.time_words import TimeWords
from newsticker.model import Article
from processor_time import processor_seconds
from short_texts import claims_of, times_of

# Told on a Wednesday.
DAY = "2026-03-11"

POINTS = {
    "The council met on Friday.": [("Friday", "DATE", "2026-03-06")],
    "The council meets on Friday.": [("Friday", "DATE", "2026-03-13")],
    "The council will meet on Friday.": [("Friday", "DATE", "2026-03-13")],
    "The council is expected to meet on Friday.": [("Friday", "DATE", "2026-03-13")],
    "The ministry said on Wednesday it was closed.": [("Wednesday", "DATE", "2026-03-11")],
    "She arrived last Wednesday.": [("last Wednesday", "DATE", "2026-03-04")],
    "By Friday all must answer.": [("Friday", "DATE", "2026-03-13")],
    "The fire broke out on Thursday evening.": [("Thursday evening", "TIME", "2026-03-05TEV")],
    "Last night the lights went out.": [("Last night", "TIME", "2026-03-10TNI")],
    "They will leave tomorrow.": [("tomorrow", "DATE", "2026-03-12")],
    "The house opened on January 29, 2026.": [("January 29, 2026", "DATE", "2026-01-29")],
    "The house opened on 29 January.": [("29 January", "DATE", "2026-01-29")],
    "It was Saturday, March 21, 2026.": [("Saturday, March 21, 2026", "DATE", "2026-03-21")],
    "She may leave in June.": [("June", "DATE", "2026-06")],
    "The mill closed in early 2019.": [("early 2019", "DATE", "2019")],
    "The mill closed in the late '90s.": [("the late '90s", "DATE", "199")],
    "The mill closed in the mid-1990s.": [("the mid-1990s", "DATE", "199")],
    "The mill closed in mid-May.": [("mid-May", "DATE", "2025-05")],
    "The mill closed on Feb. 6.": [("Feb. 6", "DATE", "2026-02-06")],
    "He spoke before Thursday's vote.": [("Thursday's", "DATE", "2026-03-05")],
    "He came back and will play on Saturday.": [("Saturday", "DATE", "2026-03-14")],
    "Flax was grown in the 19th century.": [("the 19th century", "DATE", "18")],
    "Late last year they met.": [("Late last year", "DATE", "2025")],
    "In the summer of 2019 she left.": [("the summer of 2019", "DATE", "2019-SU")],
    "It rained at the weekend.": [("the weekend", "DATE", "2026-W10-WE")],
    "He left three years ago.": [("three years ago", "DATE", "2023")],
    "The deal was signed five days ago.": [("five days ago", "DATE", "2026-03-06")],
    "The meeting began at 5 p.m. on Friday.": [("5 p.m. on Friday", "TIME", "2026-03-06T17:00")],
    "It sank at 12:40 am.": [("12:40 am", "TIME", "2026-03-11T00:40")],
    "He is now in charge.": [("now", "DATE", "PRESENT_REF")],
}
SPANS = {
    "For years they argued.": [("years", "DURATION", "PXY")],
    "For a few days she stayed.": [("a few days", "DURATION", "PXD")],
    "It lasted an hour and a half.": [("an hour and a half", "DURATION", "PT1.5H")],
    "It took two and a half years.": [("two and a half years", "DURATION", "P2.5Y")],
    "More than two decades later they met.": [("More than two decades later", "DURATION", "P2DE")],
    "Over the past ten years the town grew.": [("the past ten years", "DURATION", "P10Y")],
    "The 12-hour strike ended.": [("12-hour", "DURATION", "PT12H")],
    "Every year the inspector comes.": [("Every year", "SET", "P1Y")],
    "Every four years they vote.": [("Every four years", "SET", "P4Y")],
    "Twice a week the bus runs.": [("Twice a week", "SET", "P1W")],
    "The annual report is out.": [("annual", "SET", "P1Y")],
    "Every Monday the circle meets.": [("Every Monday", "SET", "XXXX-WXX-1")],
}
NONE = [
    "The 43-year-old driver was silent.",
    "He may march in protest.",
    "The second man left a second bag.",
    "2000 people came and paid 1950 pounds.",
]


@pytest.mark.parametrize(("text", "expected"), [*POINTS.items(), *SPANS.items()])
def test_time_expressions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert times_of(text, DAY, "en") == expected


@pytest.mark.parametrize("text", NONE)
def test_no_time_expressions(text: str) -> None:
    assert times_of(text, DAY, "en") == []


def test_what_is_of_a_day_is_not_said_on_it() -> None:
    (claim,) = claims_of("Reacting to Tuesday's vote, Ole Sand said it was void.", language="en")
    assert claim.said_at is None


def _texts(language: TimeWords) -> st.SearchStrategy[str]:
    known = st.sampled_from(sorted(language.lexicon))
    digits = st.integers(0, 10**14).map(str) | st.sampled_from(
        [
            "29.",
            "2.",
            "31.11.",
            "30.2.2024",
            "0.0.00",
            "18.30",
            "24:61",
            "1998",
            "'68",
            "90er",
            "1990s",
        ]
    )
    return st.lists(known | digits | st.sampled_from([".", ",", "Rat", "sagte"]), max_size=12).map(
        " ".join
    )


@settings(deadline=None, max_examples=400)
@given(
    text=st.one_of(_texts(GERMAN), _texts(ENGLISH), st.text(max_size=80)),
    day=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    language=st.sampled_from(["de", "en"]),
)
def test_any_words_of_time_are_survived(text: str, day: str | None, language: str) -> None:
    for words, kind, value in times_of(text, day, language):
        assert words in text
        assert kind in {"DATE", "TIME", "DURATION", "SET"}
        assert value


@pytest.mark.parametrize(
    "unit", ["der ", "zwei Jahre und ", "Anfang der ", "vom 5. bis ", "a half ", "late late "]
)
def test_finding_times_is_linear_in_the_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        pack = pack_of("en" if unit in {"a half ", "late late "} else "de")
        assert pack is not None
        sheet = lay_out(text, Article(body=text, published=DAY), pack)
        return processor_seconds(lambda: find_times(sheet), rounds=3)

    assert seconds(80_000) <= 14 * max(seconds(8_000), 0.004)
