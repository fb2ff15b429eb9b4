"""German constructions, each with a sentence of its own: who says what, how, and by which rule."""

from __future__ import annotations

import pytest

from short_texts import claims_of

# text, content, cue, speaker's name, stance, mode
CONSTRUCTIONS = [
    ("„Die Brücke bleibt zu“, sagte Bürgermeisterin Petra Hansen.", "Die Brücke bleibt zu", "sagte", "Petra Hansen", "states", "direct"),
    ("Bürgermeisterin Petra Hansen sagte: „Die Brücke bleibt zu.“", "Die Brücke bleibt zu", "sagte", "Petra Hansen", "states", "direct"),
    ("„Die Brücke“, sagte Bürgermeisterin Petra Hansen, „bleibt zu.“", "Die Brücke bleibt zu", "sagte", "Petra Hansen", "states", "direct"),
    ("Die Brücke bleibe zu, sagte Bürgermeisterin Petra Hansen.", "Die Brücke bleibe zu", "sagte", "Petra Hansen", "states", "indirect"),
    ("Die Polizei teilte mit, der Fahrer habe die Kurve verfehlt.", "der Fahrer habe die Kurve verfehlt", "teilte mit", "Polizei", "states", "indirect"),
    ("Der Verband hatte mitgeteilt, dass die Preise steigen.", "die Preise steigen", "mitgeteilt", "Verband", "states", "indirect"),
    ("Laut Polizei waren drei Wagen beteiligt.", "waren drei Wagen beteiligt", "Laut", "Polizei", "states", "indirect"),
    ("Nach Angaben der Reederei Nordlicht fiel die Maschine aus.", "fiel die Maschine aus", "Nach Angaben", "Nordlicht", "states", "indirect"),
    ("Der Feuerwehr zufolge brannte ein Lager.", "brannte ein Lager", "zufolge", "Feuerwehr", "states", "indirect"),
    ("Die Polizei prüft nach eigenen Angaben ein Video.", "prüft ein Video", "nach eigenen Angaben", "Polizei", "states", "indirect"),
    ("„Das Wasser ist sauber“, so Amtsleiter Jens Krog.", "Das Wasser ist sauber", "so", "Jens Krog", "states", "direct"),
    ("Der Konzern dementierte einen Verkauf der Werft.", "einen Verkauf der Werft", "dementierte", "Konzern", "denies", "reported"),
    ("Der Konzern wies die Vorwürfe zurück.", "die Vorwürfe", "wies zurück", "Konzern", "denies", "reported"),
    ("Die Ministerin bestritt, dass es Absprachen gab.", "es Absprachen gab", "bestritt", "Ministerin", "denies", "indirect"),
    ("Der Betreiber räumte ein, dass ein Ventil undicht war.", "ein Ventil undicht war", "räumte ein", "Betreiber", "admits", "indirect"),
    ("Das Landesamt bestätigte den Fund von zwei Fässern.", "den Fund von zwei Fässern", "bestätigte", "Landesamt", "confirms", "reported"),
    ("Die Feuerwehr warnte vor giftigem Rauch.", "giftigem Rauch", "warnte", "Feuerwehr", "warns", "reported"),
    ("Die Bank rechnet damit, dass die Zinsen sinken.", "die Zinsen sinken", "rechnet", "Bank", "expects", "indirect"),
    ("Das Institut geht davon aus, dass der Pegel steigt.", "der Pegel steigt", "geht aus", "Institut", "expects", "indirect"),
    ("Die Gewerkschaft forderte kürzere Schichten.", "kürzere Schichten", "forderte", "Gewerkschaft", "demands", "reported"),
    ("Der Landrat rief die Bewohner auf, die Fenster zu schließen.", "die Fenster zu schließen", "rief auf", "Landrat", "demands", "indirect"),
    ("Der Minister versprach, die Deiche zu erhöhen.", "die Deiche zu erhöhen", "versprach", "Minister", "promises", "indirect"),
    ("„Wer zahlt das?“, fragte Stadträtin Ute Behm.", "Wer zahlt das", "fragte", "Ute Behm", "asks", "direct"),
    ("Wie die Zeitung „Küstenblick“ berichtete, stand das Tor offen.", "stand das Tor offen", "berichtete", "Küstenblick", "states", "indirect"),
    ("Die Zahl liege höher, heißt es in dem Gutachten.", "Die Zahl liege höher", "heißt es", "Gutachten", "states", "indirect"),
    ("In dem Gutachten steht, dass die Zahl höher liegt.", "die Zahl höher liegt", "steht", "Gutachten", "states", "indirect"),
    ("„Die Zahl liegt höher“, steht in dem Gutachten.", "Die Zahl liegt höher", "steht", "Gutachten", "states", "direct"),
    ("Wie es in dem Gutachten heißt, liegt die Zahl höher.", "liegt die Zahl höher", "heißt", "Gutachten", "states", "indirect"),
    ("Der Hafen hat, sagte Weil, drei Lotsen entlassen.", "Der Hafen hat drei Lotsen entlassen", "sagte", "Weil", "states", "indirect"),
    ("Mehr Geld, sagte Weil, werde es nicht geben.", "Mehr Geld werde es nicht geben", "sagte", "Weil", "states", "indirect"),
    ("Laut Polizei und Feuerwehr steht das Tor offen.", "steht das Tor offen", "Laut", "Polizei und Feuerwehr", "states", "indirect"),
    ("Das Tor stand laut Polizei offen und Wasser lief ein.", "Das Tor stand offen und Wasser lief ein", "laut", "Polizei", "states", "indirect"),
    ("Nach „Nordpost“-Informationen steht das Tor offen.", "steht das Tor offen", "Nach", "Nordpost", "states", "indirect"),
    ("Am Montag hat die Stadt nach eigenen Angaben ein Tor geöffnet.", "Am Montag hat ein Tor geöffnet", "nach eigenen Angaben", "Stadt", "states", "indirect"),
    ("Der Angeklagte bestreitet die Tat.", "die Tat", "bestreitet", "Angeklagte", "denies", "reported"),
    ("Der Angeklagte hat die Vorwürfe bestritten.", "die Vorwürfe", "bestritten", "Angeklagte", "denies", "reported"),
    ("Das Tor sei alt, sagte Bergmann.", "Das Tor sei alt", "sagte", "Bergmann", "states", "indirect"),
    ("Fischer forderte mehr Geld.", "mehr Geld", "forderte", "Fischer", "demands", "reported"),
    ("Israel wirft der FDP vor, das Tor zu öffnen.", "das Tor zu öffnen", "wirft vor", "Israel", "states", "indirect"),
    ("Der Hafen wies den Vorwurf, das Tor geöffnet zu haben, zurück.", "das Tor geöffnet zu haben", "wies zurück", "Hafen", "denies", "indirect"),
    ("Der Hafen widersprach der Darstellung, er habe gelogen.", "er habe gelogen", "widersprach", "Hafen", "denies", "indirect"),
    ("Der Hafen schloss Sperren nicht aus.", "Sperren", "schloss aus", "Hafen", "expects", "reported"),
    ("Der Minister stellte den Bau eines Tors in Aussicht.", "den Bau eines Tors", "stellte Aussicht", "Minister", "promises", "reported"),
    ("Von der Leyen betonte, das Tor sei alt.", "das Tor sei alt", "betonte", "Leyen", "states", "indirect"),
    ("Es geht um ein Tor, von dem die Polizei glaubt, es sei offen.", "es sei offen", "glaubt", "Polizei", "expects", "indirect"),
    ("Die Lage sei ernst, sagte ein Sprecher der Polizei der Nachrichtenagentur AFP.", "Die Lage sei ernst", "sagte", "Sprecher der Polizei", "states", "indirect"),
    ("Das „National Tide Centre“ der USA geht davon aus, dass Wasser kommt.", "Wasser kommt", "geht aus", "National Tide Centre", "expects", "indirect"),
    ("Ein Angestellter soll die Tür geöffnet haben.", "Ein Angestellter die Tür geöffnet haben", "soll", None, "states", "indirect"),
    ("Der Hafen bezifferte den Schaden auf zwei Millionen Euro.", "den Schaden auf zwei Millionen Euro", "bezifferte", "Hafen", "states", "reported"),
    ("Die Zahl der Gäste bezifferte der Sprecher auf elf.", "Die Zahl der Gäste auf elf", "bezifferte", "Sprecher", "states", "reported"),
    ("Den Schaden gab der Hafen mit zwei Millionen Euro an.", "Den Schaden zwei Millionen Euro", "gab an", "Hafen", "states", "reported"),
    ("Der Zeitung sagte die Ministerin, das Tor sei alt.", "das Tor sei alt", "sagte", "Ministerin", "states", "indirect"),
    ("Der Hafen wies die Vorwürfe zurück.", "die Vorwürfe", "wies zurück", "Hafen", "denies", "reported"),
    ("Ein Lotse, der anonym bleiben will, sagte, das Tor sei alt.", "das Tor sei alt", "sagte", "Lotse", "states", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content", "cue", "name", "stance", "mode"), CONSTRUCTIONS, ids=lambda v: str(v)[:40]
)
def test_a_construction_is_read(
    text: str, content: str, cue: str, name: str | None, stance: str, mode: str
) -> None:
    (claim,) = claims_of(text)
    assert claim.content.text == content
    assert claim.cue is not None
    assert claim.cue.text == cue
    assert (claim.speaker.name if claim.speaker else None) == name
    assert (claim.stance, claim.mode) == (stance, mode)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen wollte den Bericht nicht bestätigen.",
        "Der Hafen wollte sich dazu nicht äußern.",
        "Die Band „Nordlicht“ spielte am Abend in Kiel.",
        "Die Fähre legte um 8.15 Uhr ab und erreichte den Hafen am Mittag.",
        "Die Kammer soll den Plan am Freitag beraten.",
    ],
)
def test_what_is_no_claim_is_left_alone(text: str) -> None:
    assert claims_of(text) == []


def test_negated_denials_and_exclusions() -> None:
    assert [c.stance for c in claims_of("Der Konzern bestritt die Absprache nicht.")] == ["admits"]
    assert [c.stance for c in claims_of("Der Minister schloss einen Rücktritt nicht aus.")] == [
        "expects"
    ]


def test_a_report_and_its_denial_are_two_claims() -> None:
    claims = claims_of("Der Hafen dementierte Berichte, nach denen Öl in die Bucht lief.")
    report = next(c for c in claims if c.stance == "states")
    denial = next(c for c in claims if c.stance == "denies")
    assert report.content == denial.content
    assert report.content.text == "Öl in die Bucht lief"
    assert denial.denies == report.id
    assert (report.speaker and report.speaker.kind) == "unnamed"


def test_a_pro_form_takes_up_the_claim_before() -> None:
    claims = claims_of("Laut Fischern lief Öl in die Bucht, was Oslo und Kopenhagen bestreiten.")
    said, denied = claims
    assert denied.denies == said.id
    assert denied.speaker is not None
    assert denied.speaker.name == "Norwegen und Dänemark"
    assert denied.speaker.metonym == "Oslo und Kopenhagen"


def test_an_admission_points_to_the_own_denial() -> None:
    first, second = claims_of(
        "Norwegen hatte zunächst geleugnet, dass das Schiff leck war - später räumte es dies ein."
    )
    assert (first.stance, second.stance) == ("denies", "admits")
    assert second.denies == first.id
    assert second.content == first.content


def test_a_chain_runs_from_the_source_to_the_agency() -> None:
    (claim,) = claims_of(
        "Die norwegische Küstenwache schwieg. Die Nachrichtenagentur NTB berichtete unter Berufung"
        " auf die Küstenwache, das Schiff sei leck."
    )
    assert [link.name for link in claim.chain] == ["norwegische Küstenwache", "NTB"]


def test_medium_time_place_and_figures() -> None:
    (claim,) = claims_of(
        "„Mindestens zwölf Fischer fehlen“, schrieb Ministerin Liv Dahl am Montag bei Telegram."
    )
    assert claim.medium is not None
    assert claim.medium.name == "Telegram"
    assert claim.said_at is not None
    assert (claim.said_at.text, claim.said_at.value) == ("am Montag", "2026-03-09")
    (figure,) = claim.figures
    assert (figure.text, figure.value, figure.unit, figure.bound) == (
        "Mindestens zwölf Fischer", 12, "Fischer", "at_least",
    )  # fmt: skip


def test_how_many_tells_what_the_numbers_behind_it_count() -> None:
    first, second = claims_of(
        "Drei Lotsen gingen an Bord. Wie viele Container über Bord gingen, ist strittig:"
        " Reedereichef Jens Krog sprach von fünf, der Verband der Lotsen gab neun an."
    )
    assert [claim.figures[0].unit for claim in (first, second)] == ["Container", "Container"]


def test_pronouns_and_roles_are_resolved() -> None:
    claims = claims_of(
        "„Wir prüfen das“, sagte Ministerin Liv Dahl. Sie warnte vor Panik. Die Ministerin sagte,"
        " das Schiff sei sicher."
    )
    assert [c.speaker and c.speaker.name for c in claims] == ["Liv Dahl"] * 3


def test_a_free_subjunctive_goes_on_with_the_claim_before() -> None:
    said, goes_on = claims_of(
        "Das Lager brenne, sagte Landrat Ole Sand am Montag in Aurich. Verletzt sei niemand."
    )
    assert goes_on.cue is None
    assert goes_on.speaker is not None
    assert (goes_on.speaker.text, goes_on.speaker.name) == (None, "Ole Sand")
    assert goes_on.said_at == said.said_at
    assert goes_on.place == said.place


def test_a_quotation_that_goes_on_joins_its_claim() -> None:
    (claim,) = claims_of("„Wir löschen“, sagte Landrat Ole Sand. „Das dauert bis Freitag.“")
    assert [claim.content.text] == ["Wir löschen Das dauert bis Freitag"]


def test_the_headline_names_its_speaker_before_a_colon() -> None:
    first, *_ = claims_of("Das Tor blieb zu.", title="Küstenwache: „Kein Öl in der Bucht“")
    assert first.content.text == "Kein Öl in der Bucht"
    assert first.speaker is not None
    assert first.speaker.name == "Küstenwache"
    assert first.cue is None


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Der Minister kündigte Hilfe an und bat um Geduld.", ["Hilfe", "Geduld"]),
        (
            "Der Minister kündigte Hilfe an und sagte, das Geld fließe bald.",
            ["Hilfe", "das Geld fließe bald"],
        ),
        ("Der Verband begrüßte den Plan, forderte aber mehr Geld.", ["den Plan", "mehr Geld"]),
        ("Die Lage sei ernst, sagte Kolm. Viele lägen krank.", ["Die Lage sei ernst", "Viele lägen krank"]),
        (
            "Die Lage sei ernst, sagte Kolm. Sollte es regnen, müsse man gehen.",
            ["Die Lage sei ernst", "Sollte es regnen, müsse man gehen"],
        ),
        ("Die Lage sei ernst, sagte Kolm. Die Pumpen reichten nicht.", ["Die Lage sei ernst"]),
        ("Steuern solle es nicht geben, sagte Kolm.", ["Steuern solle es nicht geben"]),
        ("Wie aus einem Brief der Stadt hervorgeht, steigen die Gebühren.", ["steigen die Gebühren"]),
    ],
)  # fmt: skip
def test_each_says_what_is_his(text: str, contents: list[str]) -> None:
    assert [claim.content.text for claim in claims_of(text)] == contents


def test_what_is_announced_for_a_day_was_not_said_on_it() -> None:
    for text in ("Der Verband kündigte für Donnerstag Streiks an.", "Die „Post am Sonntag“ berichtet, es sei kalt."):  # fmt: skip
        (claim,) = claims_of(text)
        assert claim.said_at is None
