"""Stories: what tells of the same event, in whatever words, and not what only resembles it."""

from __future__ import annotations

from random import Random

import pytest

from newsticker.model import Reading
from newsticker.stories import find_stories, meaning
from wires import at, report, sentences

FIRST = (
    "An der Wisse bei Lemgrund ist in der Nacht ein Damm gebrochen. 300 Anwohner des Ortsteils Brelow wurden in "
    "Sicherheit gebracht. Deichgräfin Onna Harmsen sprach von einem Schaden in Millionenhöhe. Der Damm war zuletzt 2019 geprüft worden."
)
SECOND = (
    "Harmsen kannte offenbar ein Gutachten, das schon 2019 Risse vermerkte. Die Deichgräfin von Lemgrund weist das "
    "zurück. In Brelow warten noch immer Familien darauf, in ihre Häuser zurückzukehren. Das Hochwasser der Wisse sinkt langsam."
)
THIRD = (
    "Das Land zahlt den Betroffenen in Brelow 1500 Euro. Ministerin Tabea Quendt besuchte am Freitag Lemgrund und "
    "ließ sich von Deichgräfin Harmsen die Bruchstelle an der Wisse zeigen."
)
ELSEWHERE = (
    "An der Tolle bei Karzin ist in der Nacht ein Damm gebrochen. 80 Anwohner wurden in Sicherheit gebracht. "
    "Deichgraf Jost Wendland sprach von einem Schaden in Millionenhöhe. Der Damm war zuletzt vor drei Jahren geprüft worden."
)
ENGLISH = (
    "A dyke on the river Wisse near Lemgrund broke overnight and 300 people from Brelow were taken to safety. Onna "
    "Harmsen, who is in charge of the dykes, put the damage at millions of euros. It was last inspected in 2019."
)


def stories(*readings: Reading) -> list[set[str]]:
    copies: list[list[str]] = []
    return [set(story) for story in find_stories(readings, copies)]


def day(number: int) -> str:
    return f"2026-03-{number:02}T08:00:00+00:00"


def test_what_happened_and_what_came_of_it_is_one_story() -> None:
    found = stories(report("a", FIRST, day(2)), report("b", SECOND, day(3)), report("c", THIRD, day(6)))  # fmt: skip
    assert found == [{"a", "b", "c"}]


def test_the_same_kind_of_event_elsewhere_is_another_story() -> None:
    assert stories(report("a", FIRST, at(0)), report("b", ELSEWHERE, at(30))) == []


def test_weeks_later_the_same_names_are_another_story() -> None:
    assert stories(report("a", FIRST, day(2)), report("b", SECOND, day(28))) == []


def test_german_and_english_meet_in_names_and_numbers() -> None:
    english = report("e", ENGLISH, at(60), language="en")
    assert stories(report("a", FIRST, at(0)), english) == [{"a", "e"}]
    assert stories(report("a", ELSEWHERE, at(0)), english) == []


def test_an_event_that_a_third_of_a_new_ticker_tells_of_is_one_story() -> None:
    told = f"{FIRST} {SECOND} {THIRD}".split(". ")
    event = [
        report(f"e{n}", ". ".join([*Random(n).sample(told, 5), *sentences(n, 1)]), at(n))
        for n in range(150)
    ]
    others = [report(f"x{n}", " ".join(sentences(900 + n, 8)), at(n)) for n in range(350)]
    (story,) = stories(*event, *others)
    assert story == {one.id for one in event}


def test_copies_are_one_story_whatever_they_name() -> None:
    readings = [report("a", "Es regnet im ganzen Land.", at(0)), report("b", "Regen überall.", at(1))]  # fmt: skip
    assert [set(one) for one in find_stories(readings, [["a", "b"]])] == [{"a", "b"}]


def test_an_overview_made_of_two_copies_does_not_join_their_stories() -> None:
    both = report("both", f"{FIRST}\n\n{ELSEWHERE}", at(9))
    readings = [report("a", FIRST, at(0)), report("b", ELSEWHERE, at(1)), both]
    found = find_stories(readings, [["a", "both"], ["b", "both"]])
    assert [len(story) for story in found] == [2]
    assert "both" in found[0]


def test_overviews_that_are_most_like_each_other_find_their_story_all_the_same() -> None:
    both = [report(f"both{n}", f"{FIRST}\n\n{SECOND}", at(9 + n)) for n in range(2)]
    readings = [report("a", FIRST, at(0)), report("b", SECOND, at(1)), *both]
    copies = [["a", "both0", "both1"], ["b", "both0", "both1"]]
    assert [set(one) for one in find_stories(readings, copies)] == [{"a", "b", "both0", "both1"}]


def test_overviews_of_two_stories_join_neither_with_the_other() -> None:
    both = [report(f"both{n}", f"{FIRST}\n\n{ELSEWHERE}", at(9 + n)) for n in range(2)]
    readings = [report("a", FIRST, at(0)), report("b", ELSEWHERE, at(1)), *both]
    copies = [["a", "both0", "both1"], ["b", "both0", "both1"]]
    (found,) = find_stories(readings, copies)
    assert len({"a", "b"}.intersection(found)) == 1
    assert {"both0", "both1"} <= set(found)


def test_the_order_of_arrival_has_no_say() -> None:
    readings = [
        report(str(n), text, day(2 + n))
        for n, text in enumerate((FIRST, ELSEWHERE, SECOND, THIRD, ENGLISH))
    ]
    expected = stories(*readings)
    for seed in range(5):
        shuffled = Random(seed).sample(readings, len(readings))
        assert stories(*shuffled) == expected


def test_articles_without_time_language_or_words_are_no_fault() -> None:
    bare = [report("a", FIRST, None, language="xx"), report("b", "", None), report("c", SECOND, None)]  # fmt: skip
    assert stories(*bare) in ([], [{"a", "c"}])


def test_what_looks_back_on_all_of_a_story_is_part_of_it() -> None:
    later = (
        "Wer prüft eigentlich, was uns vor dem Wasser schützt? Aufsicht ist Sache der Länder, bezahlt wird "
        "sie selten, gelobt nie. Professor Kuno Albers lehrt in Braunschweig Wasserbau und hält das für einen "
        "teuren Fehler. Gemessen werde zu wenig, gespart zu viel, sagt er; Sensoren kosteten weniger als "
        "jedes Fest zur Einweihung. In den Niederlanden fahre jede Woche ein Wagen über die Krone, in "
        "Dänemark fliege eine Drohne. Hierzulande gehe jemand mit dem Stock spazieren. Risse, die man 2019 in "
        "Brelow sah, sah danach niemand mehr. Dazu schweigt auch Quendt. Albers fordert ein Register aller "
        "Bauwerke, öffentlich und für alle lesbar, mit Noten wie in der Schule."
    )
    told = [report(str(n), text, day(2 + n)) for n, text in enumerate((FIRST, SECOND, THIRD))]
    assert stories(*told, report("later", later, day(8))) == [{"0", "1", "2", "later"}]


def test_one_bridge_between_two_stories_does_not_join_them() -> None:
    here = [report(f"h{n}", text, day(2 + n)) for n, text in enumerate((FIRST, SECOND, THIRD))]
    away = [
        report("t0", ELSEWHERE, day(3)),
        report("t1", f"Wendland sieht die Schuld für den Dammbruch an der Tolle bei Karzin nicht beim Deichverband. {ELSEWHERE[60:]}", day(4)),
    ]  # fmt: skip
    found = stories(*here, *away)
    assert {"h0", "h1", "h2"} in found
    assert {"t0", "t1"} in found


ABROAD = (
    "A dyke gave way in the night and hundreds of people in Brelow were brought to safety. The damage may run into "
    "millions, the woman in charge of the dykes said."
)
ABROAD_ELSEWHERE = (
    "Brelow will have a new football ground by next spring. The council approved the plans on Monday, and the club says "
    "that it has found a sponsor for the stand."
)


def test_where_an_encoder_is_installed_one_name_is_enough_for_one_event_in_two_languages() -> None:
    german = report("a", FIRST, at(0))
    assert stories(german, report("e", ABROAD, at(60), language="en")) == [{"a", "e"}]
    assert stories(german, report("e", ABROAD_ELSEWHERE, at(60), language="en")) == []


def test_where_none_is_installed_names_and_numbers_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_encoder", lambda: None)
    german = report("a", FIRST, at(0))
    assert stories(german, report("e", ENGLISH, at(60), language="en")) == [{"a", "e"}]
    assert stories(german, report("e", ABROAD, at(60), language="en")) == []
