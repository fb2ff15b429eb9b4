"""Who is the subject of a cue, what it has said and what it has not: one construction and one sentence each."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, speaker as written, content
GERMAN = [
    # The verb's number tells the subject.
    ("Gästen riet sie, das Wasser abzukochen.", "sie", "das Wasser abzukochen"),
    ("Zwei Nachbarn bestätigen seine Schilderung.", "Zwei Nachbarn", "seine Schilderung"),
    # What stands before the verb is one constituent; a bare name is a subject.
    ("Helfer vor Ort fordern mehr Zelte.", "Helfer vor Ort", "mehr Zelte"),
    ("Der Rat riet der 38-Jährigen, zu warten.", "Der Rat", "zu warten"),
    ("Als Grund gab der Rat an, es fehle Geld.", "der Rat", "es fehle Geld"),
    ("Bei den Helfern blieb es ruhig. Es brenne, sagte einer von ihnen.", "einer von ihnen", "Es brenne"),
    # Of oneself.
    ("Ich bin sicher, dass es gelingt.", "Ich", "es gelingt"),
    ("Ich möchte betonen, dass es reicht.", "Ich", "es reicht"),
    ("Wir glauben, jetzt wird es besser.", "Wir", "jetzt wird es besser"),
    ("Wir wissen, dass es brennt.", "Wir", "es brennt"),
    # For whom something is plain, who agrees, who is willing.
    ("Für den Rat steht fest, dass es brennt.", "den Rat", "es brennt"),
    ("Für die Polizei ist klar: Es war Absicht.", "die Polizei", "Es war Absicht"),
    ("Forscher sind sich einig, dass es wärmer wird.", "Forscher", "es wärmer wird"),
    ("Der Rat hat sich bereit erklärt, mehr zu zahlen.", "Der Rat", "mehr zu zahlen"),
    # What is said ends where the main clause goes on, and goes on behind a pronoun.
    ("Der Rat forderte, den Damm zu bauen, und verließ den Saal.", "Der Rat", "den Damm zu bauen"),
    ("Das ist, glaubt er, ein Fehler.", "er", "Das ist ein Fehler"),
    ("Als es brannte, liefen alle davon, sagte der Wirt.", "der Wirt", "Als es brannte, liefen alle davon"),
    ("Neun Wagen haben laut Betreiber Risse.", "Betreiber", "Neun Wagen haben Risse"),
    ("Wie die Zeitung aus Parteikreisen erfuhr, soll er gehen.", "Parteikreisen", "soll er gehen"),
    ("In dem Brief ist von Rissen an drei von zwölf Wagen die Rede.", "dem Brief", "Rissen an drei von zwölf Wagen"),
    ("In dem Brief ist von vier Leuten die Rede, die noch fehlten.", "dem Brief", "vier Leuten die noch fehlten"),
]  # fmt: skip
ENGLISH = [
    ("Radio North, a local station, reported that it burned.", "Radio North", "it burned"),
    ("The paper quoted a guard as saying that it burned.", "a guard", "it burned"),
    ("Observers said their own count suggested that 30 were lost.", "Observers",
     "their own count suggested that 30 were lost"),
]  # fmt: skip
SILENT = [
    "Am Tor hängt ein Plakat: „So frisch wie der erste Morgen“.",
    "Die Liga schloss den Verein vom Turnier aus.",
    "Es steht fest, dass es brennt.",
    "Auf die Frage, ob er bleibe, antwortete ein Sprecher mit Schweigen.",
]


@pytest.mark.parametrize(("text", "speaker", "content"), GERMAN, ids=lambda v: str(v)[:40])
def test_german(text: str, speaker: str, content: str) -> None:
    (claim,) = claims_of(text)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.content.text) == (speaker, content)


@pytest.mark.parametrize(("text", "speaker", "content"), ENGLISH, ids=lambda v: str(v)[:40])
def test_english(text: str, speaker: str, content: str) -> None:
    (claim,) = claims_of(text, language="en")
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.content.text) == (speaker, content)


@pytest.mark.parametrize("text", SILENT)
def test_nobody_says_anything(text: str) -> None:
    assert claims_of(text) == []


def test_a_headline_is_said_by_whom_its_verb_names() -> None:
    (claim,) = claims_of("", language="en", title="Hull ferry: nine hurt in fire, says coastguard")
    assert claim.speaker is not None
    assert claim.speaker.text == "coastguard"


def test_a_matter_before_a_colon_speaks_not() -> None:
    assert claims_of("", title="Milch-Skandal: Eine Mail, drei Versionen") == []


def test_what_takes_up_the_narrators_clause_has_its_words() -> None:
    claims = claims_of(
        "Der Damm sei alt, sagte Weil. Er wird seit Mai gebaut, was das Deichamt bestätigte."
    )
    assert claims[-1].content.text == "Er wird seit Mai gebaut"
    assert claims[-1].denies is None


def test_a_pro_form_beside_who_is_told_takes_up_the_claim_before() -> None:
    first, answer = claims_of("Es brenne, sagte Weil. Zwei Zeugen bestätigten dies der Agentur.")
    assert (answer.content.text, answer.denies) == ("Es brenne", first.id)
