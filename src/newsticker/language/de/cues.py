"""German cues: verbs with their frames, prepositions, nouns and phrases that mark who says it."""

from newsticker.language.pack import cue_verbs, words
from newsticker.model import Stance

VERBS = cue_verbs("""
states: clause: sagen schreiben betonen berichten erklären meinen klagen erzählen urteilen argumentieren folgern schlussfolgern twittern posten kommentieren
states: clause: behaupten versichern beteuern unterstreichen bekräftigen bemerken ergänzen erläutern schildern konstatieren antworten erwidern entgegnen kontern jubeln schimpfen wettern
states: clause object: mit|teilen melden vermelden verkünden kritisieren beklagen bedauern rügen hervor|heben hin|zufügen hinzu|fügen aus|führen fest|stellen klar|stellen an|merken enthüllen
states: clause reflexive: äußern beschweren
states: clause: zitieren
states: that document: ergeben zeigen belegen
states: that from:aus: hervor|gehen
states: clause from:aus: verlauten
states: as:als named: bezeichnen
states: as:als: werten ein|stufen bewerten betrachten
expects: as:für: halten
states: clause object pre:zu: aus|sagen
states: pre:von that: sprechen reden
states: pre:von pre:über: berichten
states: pre:auf clause: hin|weisen verweisen
states: figure: nennen
states: figure clause infinitive: an|geben
states: clause infinitive: erklären behaupten versichern beteuern bekräftigen vor|geben glauben berichten
states: object to:auf: beziffern schätzen taxieren
states: object to:mit: an|geben
states: named: nennen
states: clause object infinitive: vor|werfen vor|halten
expects: clause object infinitive: erwarten prognostizieren vermuten befürchten vorher|sagen voraus|sagen
expects: clause: denken
states: clause: fest|halten
expects: clause infinitive: glauben hoffen fürchten schätzen mutmaßen spekulieren an|nehmen bezweifeln
expects: pre:von clause: aus|gehen
expects: pre:mit clause: rechnen
expects: pre:auf clause: hoffen
promises: clause object infinitive: an|kündigen versprechen zu|sagen zu|sichern geloben garantieren an|bieten
demands: clause object infinitive: fordern verlangen an|mahnen ein|fordern
demands: clause infinitive addressee: auf|fordern auf|rufen ersuchen drängen bitten appellieren mahnen
demands: pre:zu: auf|rufen auf|fordern mahnen
demands: pre:auf clause: drängen pochen
demands: pre:um: bitten
demands: pre:für pre:auf: plädieren
demands: pre:für clause infinitive reflexive: aus|sprechen
demands: clause infinitive: plädieren appellieren empfehlen raten vor|schlagen
demands: object: vor|schlagen an|regen
states: clause infinitive addressee: beschuldigen
states: clause object: bemängeln beanstanden an|prangern loben begrüßen würdigen verurteilen
states: clause: dar|legen ein|wenden vor|rechnen wiederholen
states: clause reflexive: freuen ärgern sorgen erinnern
warns: clause infinitive addressee: warnen
warns: pre:vor: warnen
warns: pre:mit clause infinitive: drohen
denies: clause object infinitive whole: dementieren bestreiten leugnen ab|streiten
denies: clause object infinitive: zurück|weisen
denies: clause object: verneinen verwerfen
denies: clause object not:expects unless:von unless:vom: aus|schließen
denies: that infinitive dative whole: widersprechen
denies: that infinitive dative: entgegen|treten
confirms: clause object infinitive whole: bestätigen
states: pre:auf that: beharren
states: pre:über clause: informieren
denies: as:als: ab|tun
admits: clause object infinitive whole: ein|räumen zu|geben gestehen ein|gestehen zu|gestehen bekennen
asks: clause: fragen nach|fragen
states: that self: wissen verstehen sehen hören lesen erkennen merken spüren erleben
states: that by:für: fest|stehen
states: clause: erwähnen
states: that: heraus|finden begründen
demands: that reflexive: wünschen
states: clause self: finden
states: pre:von: schreiben
states: clause by:aus: erfahren
asks: clause: an|fragen
""")

# What these verbs have as object where they say nothing: "forderte zwei Todesopfer", "bestritt das Finale".
IDLE_OBJECTS = {
    "fordern": words("opfer todesopfer menschenleben leben tote verletzte tribut"),
    "bestreiten": words(
        "spiel match partie rennen lauf wettkampf turnier begegnung auftakt finale halbfinale gruppenspiel länderspiel lebensunterhalt kosten"
    ),
    "verwerfen": words("elfmeter siebenmeter strafwurf freiwurf"),
    "an|nehmen": words("antrag gesetz resolution vorschlag einladung"),
}

# A verb that says only with its noun: "ist der Meinung", "kam zu dem Schluss", "zeigte sich überzeugt".
PHRASE_VERBS: dict[str, tuple[tuple[frozenset[str], Stance], ...]] = {
    "vertreten": ((words("ansicht auffassung meinung standpunkt these"), "states"),),
    "sein": (
        (words("ansicht auffassung meinung überzeugung einig"), "states"),
        (words("froh dankbar stolz enttäuscht besorgt erleichtert"), "states"),
        (words("klar"), "states"),
        (words("überzeugt sicher zuversichtlich optimistisch"), "expects"),
    ),
    "erklären": ((words("bereit einverstanden"), "promises"),),
    "zeigen": (
        (words("überzeugt zuversichtlich optimistisch"), "expects"),
        (words("besorgt erfreut enttäuscht bestürzt erleichtert verärgert"), "states"),
    ),
    "halten": (
        (words("möglich wahrscheinlich denkbar ausgeschlossen unwahrscheinlich"), "expects"),
    ),
    "kommen": ((words("schluss ergebnis"), "states"),),
    "äußern": (
        (
            words("ansicht auffassung meinung kritik vermutung verdacht bedauern überzeugung"),
            "states",
        ),
        (words("hoffnung befürchtung erwartung sorge zuversicht zweifel"), "expects"),
        (words("forderung wunsch"), "demands"),
    ),
    "erheben": ((words("vorwurf vorwürfe"), "states"), (words("forderung"), "demands")),
    "wagen": ((words("prognose"), "expects"),),
    "hegen": ((words("hoffnung befürchtung verdacht zweifel"), "expects"),),
    "formulieren": ((words("hypothese these"), "states"), (words("forderung"), "demands")),
    "aus|sprechen": ((words("warnung mahnung"), "warns"), (words("hoffnung"), "expects")),
    "lassen": ((words("verlauten durchblicken wissen mitteilen ausrichten erklären"), "states"),),
    "machen": ((words("deutlich klar geltend"), "states"),),
    "geben": ((words("bekannt bedenken protokoll"), "states"),),
    "bringen": ((words("ausdruck"), "states"),),
    "stellen": (
        (words("klar theorie"), "states"),
        (words("abrede"), "denies"),
        (words("aussicht"), "promises"),
    ),
    "an|sehen": ((words("erwiesen"), "states"),),
    # "wies die Vorwürfe von sich", "weit von der Hand".
    "weisen": ((words("sich hand"), "denies"),),
    "haben": ((words("eindruck befürchtung"), "expects"),),
}

ACCORDING = words("laut gemäß gemäss")
ACCORDING_AFTER = words("zufolge")
ACCORDING_NOUNS = words(
    "angaben angabe darstellung einschätzung worten aussagen aussage auskunft informationen ansicht auffassung meinung schätzungen"
    " schätzung überzeugung berichten bericht erkenntnissen erkenntnis mitteilung berechnungen lesart äußerungen sicht vorhersage prognose prognosen planungen plänen ermittlungen recherchen zählung zählungen bekunden kenntnis schilderung beobachtungen zahlen hochrechnung rechnung darlegung"
)
OWN_WORDS = words("eigenen eigener eigenem")
REPORT_NOUNS = words(
    "bericht berichte berichten meldung meldungen spekulationen gerüchte gerüchten vorwürfe vorwürfen behauptungen behauptung"
    " medienberichte medienberichten presseberichte presseberichten darstellung vorwurf agenturberichte hinweise hinweisen"
)
# What is said by a noun with its owner: "der Vorwurf des Verbands, es fehle Geld".
_NEUTRAL_NOUNS = words(
    "vorwurf behauptung aussage hinweis kritik ansicht auffassung these hypothese einschätzung argument äußerung feststellung theorie"
)
SPEECH_NOUNS: dict[str, Stance] = {
    **dict.fromkeys(_NEUTRAL_NOUNS, "states"),
    "warnung": "warns",
    "mahnung": "warns",
    "drohung": "warns",
    "forderung": "demands",
    "appell": "demands",
    "aufruf": "demands",
    "bitte": "demands",
    "hoffnung": "expects",
    "befürchtung": "expects",
    "erwartung": "expects",
    "prognose": "expects",
    "vermutung": "expects",
    "ankündigung": "promises",
    "versprechen": "promises",
    "zusage": "promises",
    "eingeständnis": "admits",
}
WHEREFORE = words("wonach denen welchen dem der demzufolge")
CITING = (
    ("unter", "berufung", "auf"),
    ("unter", "verweis", "auf"),
    ("unter", "hinweis", "auf"),
    ("mit", "verweis", "auf"),
    ("mit", "hinweis", "auf"),
    ("mit", "bezug", "auf"),
    ("unter", "bezug", "auf"),
    ("unter", "bezugnahme", "auf"),
)
HEARSAY = words("soll sollen")
SO_CUES = words("so")
COMPLEMENTISERS = words("dass daß ob")
MEDIUM_PREPOSITIONS = words("bei beim auf über via in im auf am per")
MEDIUM_NOUNS = words(
    "schreiben e-mail mail beitrag video sendung talkshow ansprache nachricht posting eintrag aussendung presseaussendung pressestatement statement newsletter kolumne pressekonferenz mitteilung pressemitteilung erklärung interview brief rundschreiben kurznachrichtendienst stellungnahme videobotschaft gastbeitrag"
    " podcast betriebsversammlung medienmitteilung presseerklärung aufruf flugblatt fernsehansprache rede regierungserklärung pressegespräch onlinedienst blog internetseite website webseite homepage blogeintrag post tweet reel newsblog rundmail sammelmail fernsehinterview radiointerview zeitungsinterview videoansprache medienkonferenz elternbrief darknet-seite leak-seite facebook-seite kommuniqué communiqué funk gastkommentar medienaussendung"
)
