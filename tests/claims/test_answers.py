"""Who answers whom inside an article: what is denied, confirmed or admitted, and what negates nothing."""

from __future__ import annotations

import pytest

from newsticker.model import Claim
from short_texts import claims_of

# language, headline, body, words of the answer, its stance, words of the claim it refers to (None: of none)
ANSWERS = [
    # Phrases that refer.
    ("de", None, "Die Zeitung „Küstenblick“ berichtete, im Silo fehle Weizen. Der Wirt Jens Krog sagte, er habe Hunger. Die Genossenschaft wies den Bericht zurück.", "den Bericht", "denies", "im Silo fehle Weizen"),
    ("de", None, "Betriebsratschefin Ute Behm sagte, die Kräne seien morsch. Es gebe kein Geld. Die Reederei wies die Vorwürfe zurück.", "die Vorwürfe", "denies", "die Kräne seien morsch"),
    ("de", None, "Bauer Ole Sand sagte, das Moor sei vergiftet. Umweltamt und Kreis schwiegen. Norwegen widersprach den dänischen Angaben.", "den dänischen Angaben", "denies", None),
    ("de", "Genossenschaft weist Verdacht zurück", "Die Zeitung „Küstenblick“ berichtete, im Silo fehle Weizen.", "Verdacht", "denies", "im Silo fehle Weizen"),
    ("en", None, "The union said the crane was cracked. The port rejected the allegation.", "the allegation", "denies", "the crane was cracked"),
    ("en", None, "The Harbour Post reported that oil had leaked. Fishermen said they were angry. The port called the report “fiction”.", "the report fiction", "denies", "oil had leaked"),
    # The same matter, by inflection, derivation and compound.
    ("de", None, "Das Labor sagte, es habe am Freitag beim Werk angerufen. Die Hitze hielt an. Das Werk bestritt einen solchen Anruf.", "einen solchen Anruf", "denies", "es habe am Freitag beim Werk angerufen"),
    ("de", "Molkerei bestreitet Keimfund", "Laut dem Sender Nordwelle wurden in der Molkerei Keime gefunden.", "Keimfund", "denies", "wurden in der Molkerei Keime gefunden"),
    ("en", "Museum denies losing manuscripts", "The Harbour Post reported that dozens of manuscripts are missing.", "losing manuscripts", "denies", "dozens of manuscripts are missing"),
    # A pronoun goes on with what was said right before.
    ("de", None, "Der Sender Nordwelle meldete, der Kapitän sei an Land gewesen. Die Reederei bestritt, dass er die Brücke verließ.", "er die Brücke verließ", "denies", "der Kapitän sei an Land gewesen"),
    # The noun alone does not make it the same matter.
    ("de", None, "Die Polizei sagte, zwei Soldaten seien betrunken gewesen. Die Armee bestritt, dass Soldaten geflohen sind.", "Soldaten geflohen sind", "denies", None),
    # Calling it untrue.
    ("de", None, "Laut dem Sender Nordwelle fehlen drei Millionen Euro. „Das ist ein Märchen“, sagte Bürgermeister Jens Krog.", "Das ist ein Märchen", "denies", "fehlen drei Millionen Euro"),
    ("de", None, "Laut dem Sender Nordwelle fehlen drei Millionen Euro. Das stimme nicht, sagte Bürgermeister Jens Krog.", "Das stimme nicht", "denies", "fehlen drei Millionen Euro"),
    ("en", None, "The Harbour Post reported that oil had leaked. “There is not a word of truth in it,” said port spokesman Tom Bell.", "There is not a word of truth in it", "denies", "oil had leaked"),
    # Neutral negations of what is alleged.
    ("de", None, "Laut dem Sender Nordwelle war die Pumpe gestört. „Eine Störung der Pumpe hat es nie gegeben“, sagte Werksleiter Jens Krog.", "Eine Störung der Pumpe hat es nie gegeben", "denies", "war die Pumpe gestört"),
    ("de", None, "Der Verband sagte, Boote seien gekentert. Die Küstenwache wies das zurück. Verletzte habe es nicht gegeben, sagte ein Sprecher der Küstenwache.", "Verletzte habe es nicht gegeben", "denies", "Boote seien gekentert"),
    ("en", None, "The Harbour Post reported that a pump had failed. “There was no failure of any pump,” manager Tom Bell said.", "There was no failure of any pump", "denies", "a pump had failed"),
    # Bare, in the dative, with a noun.
    ("de", None, "Der Verein wirft der Stadt vor, Geld verschwendet zu haben. Die Stadt stellt das in Abrede.", "Geld verschwendet zu haben", "denies", "Geld verschwendet zu haben"),
    ("de", None, "Der Verein wirft der Stadt vor, Geld verschwendet zu haben. Dem widersprach die Stadt.", "Geld verschwendet zu haben", "denies", "Geld verschwendet zu haben"),
    ("de", None, "Der Verein wirft der Stadt vor, Geld verschwendet zu haben. Bürgermeister Jens Krog wies die Vorwürfe weit von sich.", "die Vorwürfe", "denies", "Geld verschwendet zu haben"),
    # Admissions take back the speaker's own denial.
    ("de", "Werft räumt Lecks ein", "Die Werft hat am Montag eingeräumt, dass Öl austrat. Noch am Freitag hatte die Werft versichert, kein Tropfen sei ausgelaufen.", "Öl austrat", "admits", "kein Tropfen sei ausgelaufen"),
    ("de", None, "Noch am Freitag hatte Werftchef Jens Krog bestritten, das Gutachten zu kennen. Am Montag sagte Krog: „Ja, ich habe es gelesen.“", "Ja, ich habe es gelesen", "admits", "das Gutachten zu kennen"),
    ("en", None, "“What I told you on Friday was wrong,” port chief Tom Bell said. A week earlier Bell had insisted that nobody had seen the log.", "What I told you on Friday was wrong", "admits", "nobody had seen the log"),
    # … but something else is no more than admitted.
    ("de", None, "Die Werft bestritt, dass Öl austrat. Der Bürgermeister lobte die Feuerwehr. Zugleich räumte die Werft ein, zwei Kräne seien zu alt.", "zwei Kräne seien zu alt", "admits", None),
]  # fmt: skip

# language, body, words of a claim that states
NO_DENIALS = [
    ("de", "Laut dem Sender Nordwelle soll die Pumpe erneuert werden. „Geld für die Pumpe werden wir nicht zahlen“, sagte Bürgermeister Jens Krog.", "Geld für die Pumpe werden wir nicht zahlen"),
    ("de", "Die Zeitung „Küstenblick“ berichtete, der Hafen sei gesperrt. Der Hafen sei seit Jahren nicht geprüft worden, berichtete der Sender Nordwelle.", "Der Hafen sei seit Jahren nicht geprüft worden"),
    ("de", "Laut Polizei brannte ein Lager. „Kein Zweifel, das Lager war voll“, sagte Wirt Jens Krog.", "Kein Zweifel, das Lager war voll"),
    ("de", "Das Amt teilte mit, beim Dammbruch seien drei Menschen verletzt worden. „Der Damm hält keine weitere Nacht“, sagte Jens Krog.", "Der Damm hält keine weitere Nacht"),
    ("en", "Police said a driver was injured on the dam. “There are no further injured drivers,” mayor Ann Pike said.", "There are no further injured drivers"),
    ("en", "The union said the crane was cracked. “I don't think the crane matters,” port chief Tom Bell said.", "I don't think the crane matters"),
    ("en", "The Harbour Post reported that a crane had been sold. “A crane must not be sold twice,” union leader Ann Pike said.", "A crane must not be sold twice"),
    ("en", "Police said a driver had lied. “False hopes about the road are common,” mayor Ann Pike said.", "False hopes about the road are common"),
]  # fmt: skip


def _called(claims: list[Claim], words: str, stance: str) -> Claim:
    found = [c for c in claims if c.content.text == words and c.stance == stance]
    assert found, [(c.content.text, c.stance) for c in claims]
    return found[-1]


@pytest.mark.parametrize(("language", "title", "body", "words", "stance", "meant"), ANSWERS)
def test_an_answer_points_to_what_it_answers(
    language: str, title: str | None, body: str, words: str, stance: str, meant: str | None
) -> None:
    claims = claims_of(body, language=language, title=title)
    answer = _called(claims, words, stance)
    told = {c.id: c.content.text for c in claims}
    assert (told[answer.denies] if answer.denies else None) == meant


@pytest.mark.parametrize(("language", "body", "words"), NO_DENIALS)
def test_not_every_negation_denies(language: str, body: str, words: str) -> None:
    claims = claims_of(body, language=language)
    assert _called(claims, words, "states").denies is None


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        ("The port did not deny that oil had leaked.", "admits"),
        ("The port acknowledged that the pump had not been checked.", "admits"),
        ("The port conceded that it did not know the cause.", "admits"),
        ("The port denied that the pump had not been checked.", "denies"),
    ],
)
def test_only_a_negated_cue_turns_its_stance(body: str, stance: str) -> None:
    (claim,) = claims_of(body, language="en")
    assert claim.stance == stance


def test_reproaches_without_an_article_are_those_that_name_whoever_denies_them() -> None:
    told, denied = claims_of(
        "Die Klinik teilte mit, ein Mann sei tot. Der Hafen wies Vorwürfe zurück."
    )
    assert (told.denies, denied.stance, denied.denies) == (None, "denies", None)
    told, denied = claims_of(
        "Die Stadt erklärte, der Hafen habe gelogen. Der Hafen wies Vorwürfe zurück."
    )
    assert denied.denies == told.id
