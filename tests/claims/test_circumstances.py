"""By what medium, to whom, where and when something was said, and by which hands it came."""

from __future__ import annotations

import pytest

from newsticker.language.media import medium_named
from newsticker.model import Claim
from short_texts import claims_of


def the_claim(text: str, language: str, begins: str) -> Claim:
    """The claim of a text whose content begins with these words."""
    claims = claims_of(text, language=language)
    return next(c for c in claims if c.content.text.startswith(begins))


# language, text, beginning of the content, medium, addressee, last link of the chain
TOLD = [
    ("de", "Man habe nichts gewusst, sagte Bürgermeister Jens Krog dem ZDF.", "Man", "ZDF", None, "ZDF"),
    ("de", "Man habe nichts gewusst, sagte Bürgermeister Jens Krog der dpa.", "Man", "dpa", None, "dpa"),
    ("de", "„Wir gehen“, so Bürgermeister Jens Krog gegenüber dem NDR.", "Wir", "NDR", None, "NDR"),
    ("de", "„Wir gehen“, sagte Bürgermeister Jens Krog der „Bild“.", "Wir", "Bild", None, "Bild"),
    ("de", "Trainer Ole Sand sagte der US-Zeitschrift: „Wir gehen.“", "Wir", "US-Zeitschrift", None, "US-Zeitschrift"),
    ("de", "Man gehe, sagte Bürgermeister Jens Krog im Gespräch mit der Zeitung „Küstenpost“.", "Man", "Küstenpost", None, "Küstenpost"),
    ("de", "Man gehe, sagte Bürgermeister Jens Krog im Gespräch mit der Ministerin.", "Man", None, "der Ministerin", "Jens Krog"),
    ("de", "„Wir gehen“, schrieb Bürgermeister Jens Krog auf seinem Telegram-Kanal.", "Wir", "Telegram", None, "Jens Krog"),
    ("de", "„Wir gehen“, schrieb Bürgermeister Jens Krog in einem Beitrag auf Facebook.", "Wir", "Facebook", None, "Jens Krog"),
    ("de", "Die Firma Nordlicht teilte in einer Medienmitteilung mit, das Werk schließe.", "das Werk", "Medienmitteilung", None, "Nordlicht"),
    ("de", "Die Reederei versicherte den Anwohnern, dass kein Öl auslief.", "kein Öl", None, "den Anwohnern", "Reederei"),
    ("de", "Bürgermeister Jens Krog warf der Reederei Nordlicht vor, den Unfall vertuscht zu haben.", "den Unfall", None, "der Reederei Nordlicht", "Jens Krog"),
    ("de", "Die Reederei versprach allen Fahrgästen eine Entschädigung.", "eine Entschädigung", None, "allen Fahrgästen", "Reederei"),
    ("de", "Der Hafen verlangt von der Stadt Kiel eine Entschädigung.", "eine Entschädigung", None, "der Stadt Kiel", "Hafen"),
    ("de", "„Jetzt ist Schluss“, rief Sprecherin Ute Behm den Streikenden zu.", "Jetzt", None, "den Streikenden", "Ute Behm"),
    ("en", "“We are going,” Mayor Jane Krog told the BBC.", "We", "BBC", None, "BBC"),
    ("en", "“We are going,” Mayor Jane Krog said in a post on X.", "We", "X", None, "Jane Krog"),
    ("en", "“We are going,” Mayor Jane Krog wrote on Truth Social.", "We", "Truth Social", None, "Jane Krog"),
    ("en", "Mayor Jane Krog told a local newspaper that the pier was unsafe.", "the pier", "local newspaper", None, "local newspaper"),
    ("en", "The company promised its workers that the yard would stay open.", "the yard", None, "its workers", "company"),
    ("en", "Mayor Jane Krog called on the government to close the bridge.", "to close", None, "the government", "Jane Krog"),
    ("en", "Mayor Jane Krog urged the public to stay away.", "to stay", None, "the public", "Jane Krog"),
    ("en", "Tom Weir, of the Seafarers' League, told the Harbour Gazette that the pier was unsafe.", "the pier", "Harbour Gazette", None, "Harbour Gazette"),
    ("en", "Mayor Jane Krog, speaking to reporters in Oslo, said the bridge was shut.", "the bridge", None, "reporters", "Jane Krog"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "begins", "medium", "addressee", "last"), TOLD, ids=lambda v: str(v)[:40]
)
def test_media_and_listeners_are_told_apart(
    language: str, text: str, begins: str, medium: str | None, addressee: str | None, last: str
) -> None:
    claim = the_claim(text, language, begins)
    assert (claim.medium.name if claim.medium else None) == medium
    assert (claim.addressee.text if claim.addressee else None) == addressee
    assert claim.chain[-1].name == last


# language, text, beginning of the content, chain
CHAINS = [
    ("de", "Laut einem Gutachten, das dem NDR und der „Küstenpost“ vorliegt, ist die Brücke marode.", "", ["Gutachten", "NDR", "Küstenpost"]),
    ("de", "In einem internen Vermerk, der der „Küstenpost“ vorliegt, heißt es, die Brücke sei marode.", "die Brücke", ["interner Vermerk", "Küstenpost"]),
    ("de", "Der Konzern habe davon gewusst, meldete die Agentur NTB und berief sich auf einen Prüfbericht.", "Der Konzern", ["Prüfbericht", "NTB"]),
    ("de", "Der Sender Nordwelle berichtete unter Berufung auf ein internes Protokoll, es fehlten Schrauben. Laut dem Protokoll gab es 14 Mängel.", "gab es", ["internes Protokoll", "Nordwelle"]),
    ("de", "Die Brücke ist einem Zeitungsbericht zufolge marode. Die Zeitung „Küstenpost“ berichtete unter Berufung auf Ermittler, es fehle Geld.", "Die Brücke", ["Ermittler", "Küstenpost"]),
    ("de", "Der Hafen schließe, schrieb die „Küstenpost“. In dem Vermerk heiße es, das Geld fehle.", "das Geld", ["Vermerk", "Küstenpost"]),
    ("de", "Das Land bezifferte die Zahl der Verletzten mit sieben; drei lägen noch in der Klinik, hieß es.", "drei", ["Land"]),
    ("en", "Northwave Radio, quoting an unnamed officer, said the bridge was shut.", "the bridge", ["officer", "Northwave Radio"]),
    ("en", "Citing two engineers, the Harbour Gazette reported that the bridge was unsafe.", "the bridge", ["two engineers", "Harbour Gazette"]),
    ("en", "The bridge was unsafe, according to the Harbour Gazette, which cited two engineers.", "The bridge", ["two engineers", "Harbour Gazette"]),
    ("en", "The memo, which Reuters has seen, says the bridge is unsafe.", "the bridge", ["memo", "Reuters"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "begins", "chain"), CHAINS, ids=lambda v: str(v)[:40])
def test_chains_run_from_who_knew_to_who_told(
    language: str, text: str, begins: str, chain: list[str]
) -> None:
    assert [link.name for link in the_claim(text, language, begins).chain] == chain


INTRODUCED = [
    ("de", "Ministerin Liv Dahl gab am Montag in Kiel eine Pressekonferenz. „Wir gehen“, sagte sie.", "Pressekonferenz", "Kiel", "2026-03-09"),
    ("de", "Im Interview mit dem Sender Nordwelle wurde Ministerin Liv Dahl deutlich. „Wir gehen“, sagte sie.", "Nordwelle", None, None),
    ("de", "„Wir gehen“, sagte Ministerin Liv Dahl. Die Äußerungen fielen in einem Interview mit dem Sender Nordwelle.", "Nordwelle", None, None),
    ("de", "Das Amt erwartet, dass wir gehen. Das schrieb das Amt auf Mastodon.", "Mastodon", None, None),
    ("en", "Mayor Jane Krog held a news conference in Oslo on Monday. “We are going,” she said.", "news conference", "Oslo", "2026-03-09"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "medium", "place", "day"), INTRODUCED, ids=lambda v: str(v)[:40]
)
def test_the_sentence_beside_tells_circumstances(
    language: str, text: str, medium: str, place: str | None, day: str | None
) -> None:
    claim = claims_of(text, language=language)[0]
    assert claim.medium is not None
    assert claim.medium.name == medium
    assert (claim.place.name if claim.place else None) == place
    assert (claim.said_at.value if claim.said_at else None) == day


def test_where_something_else_happened_is_no_place() -> None:
    (claim,) = claims_of("Nach dem Absturz einer Drohne in Kiel forderte Schweden eine Erklärung.")
    assert claim.place is None
    (claim,) = claims_of("Krog betonte nach einem Treffen in Oslo, man habe nichts gewusst.")
    assert claim.place is not None
    assert claim.place.name == "Oslo"


def test_a_paper_says_it_on_its_date() -> None:
    (claim,) = claims_of("In einer internen E-Mail vom 2. März heißt es, die Brücke sei marode.")
    assert claim.said_at is not None
    assert claim.said_at.value == "2026-03-02"
    assert claim.medium is None


def test_one_sentence_tells_time_and_place_once() -> None:
    claims = claims_of(
        "Die Brücke sei zu, sagte Minister Jens Krog am Dienstag in Oslo; er sprach von einem Fehler."
    )
    assert [c.said_at and c.said_at.value for c in claims] == ["2026-03-10", "2026-03-10"]
    assert [c.place and c.place.name for c in claims] == ["Oslo", "Oslo"]


def test_a_headline_has_the_report_that_the_body_names() -> None:
    headline, *_ = claims_of(
        "Die Agentur NTB berichtete unter Berufung auf zwei Ermittler, die Brücke sei seit Jahren marode.",
        title="Bericht: Brücke seit Jahren marode",
    )
    assert [link.name for link in headline.chain] == ["zwei Ermittler", "NTB"]


def test_what_is_denied_holds_nothing_of_who_denies_it() -> None:
    claims = claims_of("Geheimdienst warnte Rom vor Drohnen – Italien dementiert.")
    warning = next(c for c in claims if c.stance == "warns")
    assert "Italien" not in [link.name for link in warning.chain]


def test_names_that_are_words_need_quotation_marks() -> None:
    assert medium_named("Zeit") is None
    assert medium_named("Zeit", in_quotes=True) == "Zeit"
    assert medium_named("Süddeutschen Zeitung") == "Süddeutsche Zeitung"
    assert medium_named("Bayerischen Rundfunk") == "Bayerischer Rundfunk"


# language, text, day
DAYS = [
    ("en", "Jane Krog apologised on Tuesday. A day earlier she had insisted that the bridge was safe.", "2026-03-09"),
    ("en", "The first entry is dated 3 March. Six days later a fitter noted that the bridge was unsafe.", "2026-03-09"),
    ("de", "Krog entschuldigte sich am Dienstag. Drei Tage zuvor hatte er erklärt, die Brücke sei sicher.", "2026-03-07"),
    ("de", "Es sei alt, heißt es in einem Prüfbericht der Firma Holm & Lund vom November 2025.", "2025-11"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day"), DAYS, ids=lambda v: str(v)[:40])
def test_days_reckoned_from_another_and_dates_of_papers(language: str, text: str, day: str) -> None:
    claim = claims_of(text, language=language)[-1]
    assert claim.said_at is not None
    assert claim.said_at.value == day


def test_the_paper_is_the_one_named_last() -> None:
    claim = the_claim(
        "The bridge was unsafe, the Harbour Gazette reported. “It shakes,” engineer Ola Sand told the paper.",
        "en",
        "It shakes",
    )
    assert [link.name for link in claim.chain] == ["Ola Sand", "Harbour Gazette"]
    claim = the_claim(
        "Es fehle Geld, meldete die Agentur NTB. Die Brücke wackle, sagte Bürgermeister Jens Krog der Agentur.",
        "de",
        "Die Brücke",
    )
    assert claim.medium is not None
    assert claim.medium.name == "NTB"


def test_who_quotes_and_who_hands_on_stand_in_their_order() -> None:
    claim = the_claim(
        "The brakes were worn, Reuters reported, citing engineers quoted by the Harbour Gazette.",
        "en",
        "The brakes",
    )
    assert [link.name for link in claim.chain] == ["engineers", "Harbour Gazette", "Reuters"]
    claims = claims_of(
        "Bürgermeister Jens Krog sagte der „Küstenpost“, wie die Agentur NTB berichtete, es fehle Geld."
    )
    claim = next(c for c in claims if c.speaker and c.speaker.name == "Jens Krog")
    assert [link.name for link in claim.chain] == ["Jens Krog", "Küstenpost", "NTB"]


def test_time_and_place_within_a_measured_object_are_no_part_of_it() -> None:
    (claim,) = claims_of(
        "Ministerin Liv Dahl bezifferte die Zahl der Toten am Montag auf einer Pressekonferenz in Kiel auf sieben."
    )
    assert claim.content.text == "die Zahl der Toten sieben"
    assert claim.medium is not None
    assert claim.medium.name == "Pressekonferenz"
    assert claim.place is not None
    assert claim.place.name == "Kiel"


@pytest.mark.parametrize(
    "text",
    [
        "Die Behörde stellte das am Dienstag in Abrede.",
        "Verletzt wurden vor allem Anhänger des Vereins, sagte Sprecherin Ute Behm.",
    ],
)
def test_idioms_name_neither_places_nor_listeners(text: str) -> None:
    for claim in claims_of("Die Brücke sei zu, sagte Krog. " + text):
        assert claim.place is None
        assert claim.addressee is None


def test_so_and_a_name_is_of_the_past_whatever_is_said() -> None:
    (claim,) = claims_of("Das Tor werde erneuert, so Ministerin Liv Dahl am Montag in Kiel.")
    assert claim.said_at is not None
    assert claim.said_at.value == "2026-03-09"
    assert claim.place is not None
    assert claim.place.name == "Kiel"
