"""Who is the subject of a cue, what it has said and what it has not: one construction and one sentence each."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, speaker as written, content
GERMAN = [
    # A first name stays one though it is a noun, a place or a verb too.
    ("Nach Angaben von Werksleiterin Petra Müller hält der Damm.", "Werksleiterin Petra Müller", "hält der Damm"),
    ("Nach Angaben von Werksleiterin Ellen Wittkamp hält der Damm.", "Werksleiterin Ellen Wittkamp", "hält der Damm"),
    ("Malte Wittkamp sagte, der Damm halte.", "Malte Wittkamp", "der Damm halte"),
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
    # A noun phrase with what prepositions add to it, and its verb, is a main clause.
    ("Das Deichamt teilte mit, der Damm an der Wisse halte.", "Das Deichamt", "der Damm an der Wisse halte"),
    ("Das Deichamt teilte mit, der alte Damm bei Emden halte stand.", "Das Deichamt", "der alte Damm bei Emden halte stand"),
    # What das takes up: of a paper, and behind a comma.
    ("Das Tor war marode. Das geht aus einem Gutachten hervor.", "einem Gutachten", "Das Tor war marode"),
    ("Das Tor ist gesperrt, das teilte der Rat am Montag mit.", "der Rat", "Das Tor ist gesperrt"),
    # The perfect of a verb that takes sein, and the preposition that the verb governs.
    ("Bislang war die Bank von elf Prozent ausgegangen.", "die Bank", "elf Prozent"),
    ("Zuvor hatte die Polizei von acht Booten gesprochen.", "die Polizei", "acht Booten"),
    ("Nun spricht der Vorstand von einem Fehler.", "der Vorstand", "einem Fehler"),
    ("Das Tor ist nach Informationen des „Hafenkuriers“ marode.", "des „Hafenkuriers“", "Das Tor ist marode"),
]  # fmt: skip
ENGLISH = [
    ("Radio North, a local station, reported that it burned.", "Radio North", "it burned"),
    ("The paper quoted a guard as saying that it burned.", "a guard", "it burned"),
    # Times between subject and verb.
    ("The mayor on Tuesday denied that it burned.", "The mayor", "it burned"),
    ("The mayor, Sorin Drag, on Tuesday said that it burned.", "Sorin Drag", "it burned"),
    ("The firm late on Monday said it would close.", "The firm", "it would close"),
    ("In March her office had promised that it would open.", "her office", "it would open"),
    # What a participle adds to the source, and a subject that is a relative pronoun.
    ("The gate was old, according to a report seen by the Herald.", "a report", "The gate was old"),
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


def test_who_adds_something_is_who_spoke() -> None:
    first, second = claims_of(
        "“It is late,” said Sorin Drag, the town's mayor, adding that the gate would close.",
        language="en",
    )
    assert (first.content.text, second.content.text) == ("It is late", "the gate would close")
    assert second.speaker is not None
    assert second.speaker.name == "Sorin Drag"


def test_a_paper_is_named_without_the_ending_of_its_case() -> None:
    (claim,) = claims_of("Das Tor ist nach Informationen des „Hafenkuriers“ marode.")
    assert claim.speaker is not None
    assert claim.speaker.name == "Hafenkurier"


def test_a_relative_pronoun_that_is_the_subject_denies_no_subject() -> None:
    denial, _ = claims_of(
        "The firm, which had dismissed the reports, said on Friday that it knew of a leak.",
        language="en",
    )
    assert (denial.stance, denial.content.text) == ("denies", "the reports")


def test_it_had_been_said() -> None:
    (claim,) = claims_of("In einer ersten Mitteilung hatte es geheißen, das Tor sei zu.")
    assert (claim.content.text, claim.cue and claim.cue.text) == ("das Tor sei zu", "es geheißen")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Hafenmeister Karla Dornbusch sagte, es brenne.", "Karla Dornbusch", "Hafenmeister"),
        ("Virologin Ines Falkner sagte, es brenne.", "Ines Falkner", "Virologin"),
        ("Karla Dornbusch (Landrätin): „Der Damm hält noch.“", "Karla Dornbusch", "Landrätin"),
        ("Karla Dornbusch (CDU): „Der Damm hält noch.“", "Karla Dornbusch", None),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(text: str, name: str, role: str | None) -> None:
    (claim,) = claims_of(text)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.role) == (name, role)
