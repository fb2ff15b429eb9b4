"""Which German statements are found, and which words look like statements and are none."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, content (its spans joined by " | "), cue, speaker as written, stance, mode
FOUND = [
    # cues
    ("Hansen wies darauf hin, dass das Tor offen war.", "das Tor offen war", "wies hin", "Hansen", "states", "indirect"),
    ("Die Sprecherin gab an, nichts gewusst zu haben.", "nichts gewusst zu haben", "gab an", "Die Sprecherin", "states", "indirect"),
    ("Hansen sprach davon, dass die Schleuse leckt.", "die Schleuse leckt", "sprach", "Hansen", "states", "indirect"),
    ("Hansen äußerte die Hoffnung, dass das Tor bald öffnet.", "das Tor bald öffnet", "äußerte Hoffnung", "Hansen", "expects", "indirect"),
    ("Aus dem Gutachten geht hervor, dass das Tor offen stand.", "das Tor offen stand", "geht hervor", "dem Gutachten", "states", "indirect"),
    ("Aus der Partei verlautete, der Chef gehe.", "der Chef gehe", "verlautete", "der Partei", "states", "indirect"),
    ("Die Studie ergab, dass Füchse viel schlafen.", "Füchse viel schlafen", "ergab", "Die Studie", "states", "indirect"),
    # who is quoted speaks
    ("Das Blatt zitiert die Chefin mit den Worten: „Wir gehen nicht weg.“", "Wir gehen nicht weg", "zitiert", "die Chefin", "states", "direct"),
    ("„Wir gehen nicht weg“, wird Chefin Jutta Weil zitiert.", "Wir gehen nicht weg", "zitiert", "Chefin Jutta Weil", "states", "direct"),
    # judgements
    ("Der Verband hält die Zahlen für zu niedrig.", "die Zahlen | zu niedrig", "hält", "Der Verband", "expects", "reported"),
    ("Die Gebühr hält der Verband für falsch.", "Die Gebühr | falsch", "hält", "der Verband", "expects", "reported"),
    ("Hansen bezeichnete den Umbau der Schleuse als „Fehler“.", "den Umbau der Schleuse | Fehler", "bezeichnete", "Hansen", "states", "mixed"),
    ("Der Plan wurde vom Verband als Erfolg gewertet.", "Der Plan | Erfolg", "gewertet", "Verband", "states", "reported"),
    ("Eine Mail, aus der das Blatt zitiert, nannte Hansen eine Fälschung.", "Eine Mail, aus der das Blatt zitiert | eine Fälschung", "nannte", "Hansen", "denies", "reported"),
    # subjects
    ("Der Landrat besuchte den Hof und lobte die schnelle Hilfe.", "die schnelle Hilfe", "lobte", "Der Landrat", "states", "reported"),
    ("Auch der Verband forderte einen Umbau.", "einen Umbau", "forderte", "der Verband", "demands", "reported"),
    ("Zuvor hatte die Kammer (IHK) der Stadt betont, dass Karten fehlten.", "Karten fehlten", "betont", "die Kammer (IHK) der Stadt", "states", "indirect"),
    ("Es kam ein Hacker, der behauptet, alles zu wissen.", "alles zu wissen", "behauptet", "ein Hacker", "states", "indirect"),
    ("Betriebsbedingte Entlassungen wollte er nicht ausschließen.", "Betriebsbedingte Entlassungen", "ausschließen", "er", "expects", "reported"),
    ("Wien verlangt von Rom Aufklärung.", "Aufklärung", "verlangt", "Wien", "demands", "reported"),
    ("Nun spricht der Vorstand von einem Fehler.", "einem Fehler", "spricht", "der Vorstand", "states", "reported"),
    ("In dem Video wird behauptet, das Wasser sei trüb.", "das Wasser sei trüb", "behauptet", "dem Video", "states", "indirect"),
    ("In einer Mitteilung des Hafens wird gefordert, dass das Tor aufgeht.", "das Tor aufgeht", "gefordert", "einer Mitteilung des Hafens", "demands", "indirect"),
    # around the cue
    ("Wie Ole Sand, Sprecher des Hafens, in Kiel mitteilte, hat der Hafen zwei Kräne.", "hat der Hafen zwei Kräne", "mitteilte", "Ole Sand", "states", "indirect"),
    ("Nun ist es heraus: Die Bahn stand still, wie der Betreiber zugab.", "Die Bahn stand still", "zugab", "der Betreiber", "admits", "indirect"),
    ("Der Sender berichtete, die Seile hätten früher geprüft werden müssen.", "die Seile hätten früher geprüft werden müssen", "berichtete", "Der Sender", "states", "indirect"),
    ("Später sagte Hansen, König Olaf IV. „ist und bleibt ein Vorbild“.", "König Olaf IV | ist und bleibt ein Vorbild", "sagte", "Hansen", "states", "mixed"),
    # prepositions
    ("Laut „Küstenblick“ stand das Tor offen.", "stand das Tor offen", "Laut", "„Küstenblick“", "states", "indirect"),
    ("Nach Hansens Worten stand das Tor offen.", "stand das Tor offen", "Nach Worten", "Hansens", "states", "indirect"),
    ("Nach ersten Erkenntnissen stand das Tor offen.", "stand das Tor offen", "Nach", "ersten Erkenntnissen", "states", "indirect"),
    ("Nach einer Studie der Hochschule schlafen Füchse viel.", "schlafen Füchse viel", "Nach", "einer Studie der Hochschule", "states", "indirect"),
    ("Nach eigenen Angaben prüft die Polizei ein Video.", "prüft | ein Video", "Nach eigenen Angaben", "die Polizei", "states", "indirect"),
    ("Die Aufsicht hatte den Keim eigenen Angaben zufolge nachgewiesen.", "hatte den Keim | nachgewiesen", "eigenen Angaben zufolge", "Die Aufsicht", "states", "indirect"),
    ("Gemäss Polizei fehlen zwei Boote.", "fehlen zwei Boote", "Gemäss", "Polizei", "states", "indirect"),
    ("Laut einem Bericht, der der Zeitung vorliegt, stand das Tor offen.", "stand das Tor offen", "Laut", "einem Bericht", "states", "indirect"),
    ("Laut der Landrätin, Petra Lohse, stand das Tor offen.", "stand das Tor offen", "Laut", "der Landrätin", "states", "indirect"),
    ("Nach Angaben der Stadt, die den Damm baute, hält er.", "hält er", "Nach Angaben", "der Stadt", "states", "indirect"),
    ("Laut Polizei in Kiel brennt es.", "brennt es", "Laut", "Polizei", "states", "indirect"),
    ("Das Tor stand laut einem Wächter, der den Vorgang kennt, offen.", "Das Tor stand | offen", "laut", "einem Wächter", "states", "indirect"),
    # what stands first
    ("Die Zahl der Boote bezifferte der 57-Jährige auf 120.", "Die Zahl der Boote | auf 120", "bezifferte", "der 57-Jährige", "states", "reported"),
    ("Zwölf Kilo Gold verlangen die Erpresser.", "Zwölf Kilo Gold", "verlangen", "die Erpresser", "demands", "reported"),
    ("Eine Gruppe namens Kranich erklärte, sie habe Daten kopiert.", "sie habe Daten kopiert", "erklärte", "Eine Gruppe namens Kranich", "states", "indirect"),
    # hearsay and nouns
    ("Beim Ministerium ist von zwei Verletzten die Rede.", "zwei Verletzten", "die Rede", "Ministerium", "states", "reported"),
    ("Ein Institut will den Betreiber gewarnt haben.", "den Betreiber gewarnt haben", "will", "Ein Institut", "states", "indirect"),
    ("Der Vorwurf des Verbands, es fehle Geld, ist alt.", "es fehle Geld", "Vorwurf", "des Verbands", "states", "indirect"),
    ("Hansens Forderung, den Hafen zu schließen, kam spät.", "den Hafen zu schließen", "Forderung", "Hansens", "demands", "indirect"),
]  # fmt: skip

NO_CLAIM = [
    "Das Gericht sprach den Mann vom Vorwurf der Lüge frei.",
    "Der Landrat forderte zwei Hubschrauber an.",
    "Die Flut forderte zwei Todesopfer.",
    "Der Verein bestritt das Finale in Kiel.",
    "Es ist sicher: Die Brücke bleibt zu.",
    "Niemand erwartet, dass die Brücke öffnet.",
    "Es wird erwartet, dass die Brücke öffnet.",
    "Es gilt als ausgeschlossen, dass die Brücke öffnet.",
    "Befürchten Sie Nachteile für die Stadt?",
    "Private Labore müssen ihre Funde melden.",
    "Es brannte. Teile des Dachs lagen im Hof.",
    "Der Zug hielt. Der in der Branche tätige Fahrer hat Urlaub.",
    "Es war spät. Ich habe den Hof gesehen.",
]


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "stance", "mode"), FOUND, ids=lambda v: str(v)[:40]
)
def test_a_statement_is_found(
    text: str, content: str, cue: str, speaker: str, stance: str, mode: str
) -> None:
    (claim,) = claims_of(text)
    assert " | ".join(text[start:end] for start, end in claim.content.spans) == content
    assert (claim.cue and claim.cue.text) == cue
    assert (claim.speaker and claim.speaker.text) == speaker
    assert (claim.stance, claim.mode) == (stance, mode)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_only_looks_like_a_statement_is_left_alone(text: str) -> None:
    assert claims_of(text) == []


def test_a_purpose_is_nothing_said() -> None:
    (claim,) = claims_of("Die Fischer forderten seinen Rücktritt, um den Weg freizumachen.")
    assert claim.content.text == "seinen Rücktritt"


def test_a_bare_denial_takes_up_the_claim_before() -> None:
    said, denied = claims_of("Laut „Küstenblick“ leckt die Schleuse. Der Vorstand dementiert.")
    assert (denied.stance, denied.denies) == ("denies", said.id)
    assert denied.content == said.content


def test_a_verb_after_a_comma_shares_the_subject() -> None:
    (claim,) = claims_of("Der Forscher Jan Ott kommt auf 90, räumt aber ein, dass Namen fehlen.")
    assert (claim.content.text, claim.stance) == ("Namen fehlen", "admits")
    assert (claim.speaker and claim.speaker.text) == "Der Forscher Jan Ott"


def test_a_participle_of_the_passive_makes_hearsay() -> None:
    (claim,) = claims_of("Aus der Stadt soll ein Junge in die Klinik gebracht worden sein.")
    assert (claim.cue and claim.cue.text, claim.speaker) == ("soll", None)


def test_reports_that_a_denial_names_are_a_claim_of_their_own() -> None:
    claims = claims_of("Der Hafen wies Berichte über eine Schließung zurück.")
    report, denial = sorted(claims, key=lambda claim: claim.stance, reverse=True)
    assert (report.content.text, denial.content.text) == ("eine Schließung", "eine Schließung")
    assert (report.speaker and report.speaker.text) == "Berichte"
    assert (denial.stance, denial.denies) == ("denies", report.id)


def test_own_words_under_a_cue_are_no_second_claim() -> None:
    (claim,) = claims_of("Der Hafen rechnet nach eigenen Angaben mit rund 300 Booten.")
    assert (claim.stance, claim.content.text) == ("expects", "rund 300 Booten")


def test_what_is_said_begins_at_the_semicolon() -> None:
    number, detail = claims_of(
        "Das Land gab die Zahl der Verletzten mit sieben an; drei seien noch dort, hieß es."
    )
    assert number.mode == "reported"
    assert detail.content.text == "drei seien noch dort"


def test_a_headline_names_its_speaker_with_what_he_speaks_about() -> None:
    claim = claims_of("Mehr folgt.", title="Hersteller zu Bericht: „Das ist ein Märchen“")[0]
    assert (claim.mode, claim.speaker and claim.speaker.text) == ("direct", "Hersteller")


def test_an_attribute_before_its_noun_is_no_verb() -> None:
    (claim,) = claims_of("Das in Kiel verbreitete Video zeigt, dass das Tor offen stand.")
    assert (claim.speaker and claim.speaker.text) == "Das in Kiel verbreitete Video"
