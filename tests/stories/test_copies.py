"""Agency copies: whole, edited and rewritten, in one group for each copy."""

from __future__ import annotations

from newsticker.model import Reading
from newsticker.stories import find_shared
from wires import at, edited, report, sentences

DPA = (
    "Lüneburg (dpa) - Nach dem Bruch eines Damms an der Wisse sind am Montag 300 Anwohner in Sicherheit gebracht "
    "worden. Das teilte der Landkreis mit. Der Damm habe auf einer Länge von hundert Metern nachgegeben, sagte "
    'Deichgraf Onno Harms. "Wir konnten das Wasser nicht mehr halten", sagte er. Die Feuerwehr war mit 80 Kräften im '
    "Einsatz. Das Umweltministerium in Hannover kündigte eine Untersuchung an. Der Damm war zuletzt 2019 geprüft "
    "worden. Experten hatten damals vor Schäden gewarnt."
)
REWRITTEN = (
    "300 Anwohner mussten am Montag ihre Häuser verlassen, nachdem an der Wisse ein Damm gebrochen ist. Auf einer "
    "Länge von hundert Metern gab das Bauwerk nach, wie Deichgraf Onno Harms sagte. „Wir konnten das Wasser nicht "
    "mehr halten“, so Harms. Zuletzt war der Damm 2019 geprüft worden, Experten hatten schon damals vor Schäden "
    "gewarnt. Das Umweltministerium in Hannover kündigte eine Untersuchung an, die Opposition will mehr wissen."
)
OWN = (
    "Mit Sandsäcken stand Bauer Gerke die ganze Nacht am Ufer der Wisse. Geholfen hat es nicht: Am Montag brach der "
    "Damm auf hundert Metern, 300 Menschen verloren ihr Zuhause. Deichgraf Onno Harms wirkt müde, als er vor die "
    "Presse tritt. Die Kassen seien leer, klagt er. Vor sieben Jahren hatte ein Gutachten Risse vermerkt."
)


def groups(*readings: Reading) -> list[set[str]]:
    return [set(group) for group in find_shared(readings).copies]


def test_a_rewritten_report_of_the_same_agency_is_its_copy() -> None:
    first = report("a", DPA, at(0), agency="dpa")
    assert groups(first, report("b", REWRITTEN, at(90), agency="dpa")) == [{"a", "b"}]


def test_what_tells_the_same_in_words_of_its_own_is_no_copy() -> None:
    first = report("a", DPA, at(0), agency="dpa")
    assert groups(first, report("b", OWN, at(90), agency="dpa")) == []


def test_a_rewritten_report_of_another_agency_is_none() -> None:
    assert groups(report("a", DPA, at(0), agency="dpa"), report("b", REWRITTEN, at(90), agency="AFP")) == []  # fmt: skip


def test_a_week_later_the_same_agency_is_no_sign() -> None:
    later = report("b", REWRITTEN, "2026-03-09T10:00:00+00:00", agency="dpa")
    assert groups(report("a", DPA, at(0), agency="dpa"), later) == []


def test_what_is_the_same_word_for_word_has_one_origin_whatever_it_credits() -> None:
    readings = [
        report("a", DPA, at(0)),
        report("b", DPA, at(5), agency="AFP"),
        report("c", edited(DPA, 3, 0.08), at(9), outlet="bote.example"),
    ]
    assert groups(*readings) == [{"a", "b", "c"}]


def test_an_article_made_of_two_copies_is_in_both_groups_and_joins_them_not() -> None:
    one, two = (" ".join(sentences(seed, 8)) for seed in (1, 2))
    readings = [
        report("one", one, at(0)),
        report("two", two, at(1)),
        report("both", f"{one}\n\n{two}", at(2)),
        report("one-again", one, at(3)),
        report("two-again", two, at(4)),
    ]
    assert groups(*readings) == [{"one", "both", "one-again"}, {"two", "both", "two-again"}]
