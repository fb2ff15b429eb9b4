"""Claims that are one: one origin, one proposition, whatever the wording."""

from __future__ import annotations

import pytest

from newsticker.ledger import relate_claims
from newsticker.model import Reading
from telling import Said, article, figure

AROUND = (
    "Am Speicherbecken Quellgrund bei Ostrau hat sich das Wehr verklemmt. Die Talsperrenwerke Ostrau betreiben es"
    " seit zwölf Jahren. Bürgermeisterin Hanka Domsch sprach von einem schwarzen Tag für Quellgrund."
)


def one(id: str, *said: Said, title: str = "Wehr am Quellgrund klemmt") -> Reading:
    return article(id, title, said, around=AROUND)


def groups(*readings: Reading) -> list[tuple[str, ...]]:
    return [link.claims for link in relate_claims(readings).same_claims]


def test_other_words_for_one_thing_by_one_house() -> None:
    a = one("a", Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt"))
    b = one("b", Said("Talsperrenwerke Ostrau", "Treibholz habe das Wehr verklemmt"))
    assert groups(a, b) == [("a:c1", "b:c1")]


def test_a_spokesman_speaks_for_the_house() -> None:
    phrase = "Talsperrenwerke-Ostrau-Sprecher Jelto Brandis"
    a = one("a", Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt"))
    b = one("b", Said("Jelto Brandis", "Das Wehr ist durch Treibholz verklemmt", "person", phrase))
    assert groups(a, b) == [("a:c1", "b:c1")]


def test_a_former_head_speaks_for_nobody() -> None:
    phrase = "Der frühere Chef der Talsperrenwerke Ostrau, Jelto Brandis"
    a = one("a", Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt"))
    b = one("b", Said("Jelto Brandis", "Das Wehr ist durch Treibholz verklemmt", "person", phrase))
    assert groups(a, b) == []


def test_other_speakers_make_other_claims() -> None:
    a = one("a", Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt"))
    b = one("b", Said("Anglerverein Ostrau", "Das Wehr sei durch Treibholz verklemmt"))
    assert groups(a, b) == []


@pytest.mark.parametrize(
    "other",
    [
        Said("Feuerwehr Ostrau", "40 Keller in Quellgrund seien überflutet", figures=(figure("40 Keller", 40, "Keller"),)),
        Said("Feuerwehr Ostrau", "Die Keller in Quellgrund seien nicht überflutet"),
        Said("Feuerwehr Ostrau", "Sind die Keller in Quellgrund überflutet", stance="asks"),
    ],
)  # fmt: skip
def test_another_number_a_negation_and_a_question_are_no_repetition(other: Said) -> None:
    told = (figure("25 Keller", 25, "Keller"),)
    words = "25 Keller in Quellgrund seien überflutet"
    a = one("a", Said("Feuerwehr Ostrau", words, figures=told))
    assert groups(a, one("b", other)) == []


def test_a_number_alone_repeats_the_claim_that_had_it() -> None:
    told = (figure("25 Keller", 25, "Keller"),)
    a = one("a", Said("Feuerwehr Ostrau", "25 Keller in Quellgrund seien überflutet", figures=told))
    b = one("b", Said("Feuerwehr Ostrau", "25", figures=(figure("25", 25, "Keller"),)))
    assert groups(a, b) == [("a:c1", "b:c1")]


def test_no_group_holds_two_numbers_for_one_thing() -> None:
    first = Said(
        "Feuerwehr Ostrau",
        "25 Keller in Quellgrund seien überflutet",
        figures=(figure("25 Keller", 25, "Keller"),),
    )
    plain = Said("Feuerwehr Ostrau", "Die Keller in Quellgrund seien überflutet")
    third = Said(
        "Feuerwehr Ostrau",
        "40 Keller in Quellgrund seien überflutet",
        figures=(figure("40 Keller", 40, "Keller"),),
    )
    found = groups(one("a", first), one("b", plain), one("c", third))
    assert not [group for group in found if {"a:c1", "c:c1"} <= set(group)]


def test_a_headline_says_what_its_article_says() -> None:
    head = Said("Talsperrenwerke Ostrau", "Treibholz verklemmt Wehr")
    said = Said("Talsperrenwerke Ostrau", "Treibholz habe am frühen Morgen das Wehr verklemmt")
    (link,) = relate_claims([one("a", head, said, title=head.words)]).same_claims
    assert link.claims == ("a:c1", "a:c2")


def test_a_state_is_one_by_its_name_its_capital_and_its_ministry() -> None:
    words = "Die Brücke über den Fluss sei in der Nacht gesperrt worden"
    a = one("a", Said("Tadschikistan", words, "state", "Duschanbe"))
    b = one("b", Said("tadschikisches Verteidigungsministerium", words))
    assert groups(a, b) == [("a:c1", "b:c1")]


def test_events_that_share_nothing_but_everyday_words_are_apart() -> None:
    words = "Drei Menschen seien verletzt worden"
    told = (figure("Drei Menschen", 3, "Menschen"),)
    a = one("a", Said("Polizei", words, figures=told))
    b = article(
        "b",
        "Bus rutscht in Graben",
        [Said("Polizei", words, figures=told)],
        around="In Kaltenmoor ist ein Schulbus von der Straße abgekommen. Der Fahrer Ulf Reddersen blieb unverletzt.",
    )
    assert groups(a, b) == []


def test_stories_that_are_known_are_not_guessed() -> None:
    said = Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt")
    readings = [one("a", said), one("b", said)]
    assert relate_claims(readings, stories=[[0], [1]]).same_claims == ()
    assert relate_claims(readings, stories=[[0, 1]]).same_claims


def test_german_and_english_of_one_claim_meet_by_number_and_name() -> None:
    german = Said(
        "Ostrau Energy", "Der Speicher Quellgrund fasse 4300 Tonnen", figures=(figure("4300 Tonnen", 4300, "Tonnen"),)
    )  # fmt: skip
    english = Said(
        "Ostrau Energy", "The Quellgrund reservoir held 4,300 tonnes", figures=(figure("4,300 tonnes", 4300, "tonnes"),)
    )  # fmt: skip
    a = article("a", "Speicher Quellgrund", [german])
    b = article("b", "Quellgrund reservoir", [english], language="en")
    (link,) = relate_claims([a, b], stories=[[0, 1]]).same_claims
    assert (link.claims, link.rule) == (("a:c1", "b:c1"), "across-languages")


def test_every_link_tells_its_rule_and_how_sure_it_is() -> None:
    said = Said("Talsperrenwerke Ostrau", "Das Wehr sei durch Treibholz verklemmt")
    other = Said("Talsperrenwerke Ostrau", "Treibholz habe das Wehr am Westufer verklemmt")
    (link,) = relate_claims([one("a", said), one("b", said)]).same_claims
    assert link.rule == "verbatim"
    (link,) = relate_claims([one("a", said), one("b", other)]).same_claims
    assert link.rule == "same-words"
    assert 0 < link.confidence <= 1


def test_one_large_number_of_one_thing_by_another_noun() -> None:
    def told(words: str, noun: str) -> Said:
        return Said("Talsperrenwerke Ostrau", words, figures=(figure(f"780 {noun}", 780, noun),))

    a = one("a", told("780 Pegelzettel des Wehrs seien verschwunden", "Pegelzettel"))
    b = one("b", told("am Wehr seien 780 Protokolle verschwunden", "Protokolle"))
    c = one("c", told("780 Helfer hätten gegraben", "Helfer"))
    assert groups(a, b, c) == [("a:c1", "b:c1")]


LOST = Said("Prosecutors", "Investors lost at least £40 million", figures=(figure("£40 million", 40e6, "£", "at_least"),))  # fmt: skip
HID = "Lorne Adair had hidden losses from investors of Adair Capital for three years"
CASE = "Fund manager Lorne Adair of Adair Capital appeared in court at Wexcombe."


def in_english(id: str, *said: Said) -> Reading:
    return article(id, "Adair Capital trial", said, around=CASE, language="en")


def test_what_counts_is_no_short_form_of_what_counts_something_else() -> None:
    hid = Said("Prosecutors", HID, figures=(figure("three years", 3, "years"),))
    assert not groups(in_english("a", LOST, hid))
    assert not groups(in_english("a", LOST), in_english("b", hid))
    assert not groups(in_english("a", hid), in_english("b", LOST))


def test_what_counts_is_no_short_form_of_what_counts_nothing() -> None:
    hid = Said("Prosecutors", "Lorne Adair had hidden losses from investors of Adair Capital")
    assert not groups(in_english("a", LOST, hid))


def test_the_short_form_of_what_counts_need_not_count() -> None:
    shorter = Said("Prosecutors", "Adair hid losses from investors")
    longer = Said("Prosecutors", HID, figures=(figure("three years", 3, "years"),))
    assert groups(in_english("a", longer), in_english("b", shorter)) == [("a:c1", "b:c1")]


def test_a_short_form_that_tells_the_same_number_is_one() -> None:
    more = "Investors of Adair Capital in Wexcombe and in two other towns lost at least £40 million"
    longer = Said("Prosecutors", more, figures=LOST.figures)
    assert groups(in_english("a", longer), in_english("b", LOST)) == [("a:c1", "b:c1")]
