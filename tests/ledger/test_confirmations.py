"""Confirmations by another house: told by an article, and less sure across articles."""

from __future__ import annotations

from newsticker.ledger import relate_claims
from newsticker.model import Reading
from newsticker.model_links import Links
from telling import Said, article, figure

AROUND = "Am Klärwerk Ostermark in Grünau ist ein Becken undicht. Die Aufsicht war in Grünau am Klärwerk Ostermark."
LEAK = "Am Klärwerk sei seit Sonntag ein Becken undicht"


def one(id: str, *said: Said) -> Reading:
    return article(id, "Klärwerk Ostermark in Grünau undicht", said, around=AROUND)


def confirmed(links: Links) -> list[tuple[str, str, str]]:
    return [(x.claim, x.confirmed_by, x.rule) for x in links.confirmations]


PAPER = Said("Grünauer Anzeiger", LEAK)
BOARD = Said("Wasserverband Ostermark", LEAK, stance="confirms", denies="c1")


def test_who_confirms_what_the_article_says_of_somebody_else() -> None:
    links = relate_claims([one("a", PAPER, BOARD)])
    assert confirmed(links) == [("a:c1", "a:c2", "told-by-article")]
    assert links.confirmations[0].confidence >= 0.9


def test_nobody_confirms_what_he_said_himself() -> None:
    own = Said("Wasserverband Ostermark", LEAK)
    assert not relate_claims([one("a", own, BOARD)]).confirmations


def test_what_another_house_denied_is_not_confirmed() -> None:
    denied = Said("Stadtwerke Grünau", LEAK, stance="denies")
    assert not relate_claims([one("a", denied, BOARD)]).confirmations


def test_across_articles_the_same_words_are_less_sure() -> None:
    alone = Said("Wasserverband Ostermark", LEAK, stance="confirms")
    links = relate_claims([one("a", PAPER), one("b", alone)])
    assert confirmed(links) == [("a:c1", "b:c1", "same-proposition")]
    assert links.confirmations[0].confidence < 0.9


def test_another_number_is_no_confirmation() -> None:
    def leaked(name: str, litres: int, stance: str) -> Said:
        told = figure(f"{litres} Liter", litres, "Liter")
        words = f"Am Klärwerk seien {litres} Liter Schlamm ausgelaufen"
        return Said(name, words, stance=stance, figures=(told,))  # type: ignore[arg-type]

    readings = [
        one("a", leaked("Grünauer Anzeiger", 900, "states")),
        one("b", leaked("Wasserverband Ostermark", 400, "confirms")),
    ]
    assert not relate_claims(readings).confirmations


def test_one_link_for_copies_of_one_confirmation() -> None:
    links = relate_claims([one("a", PAPER, BOARD), one("b", PAPER, BOARD)], copies=[[0, 1]])
    assert confirmed(links) == [("a:c1", "a:c2", "told-by-article")]
