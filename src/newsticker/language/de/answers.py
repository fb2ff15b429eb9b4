"""How German answers what somebody else says: calling it untrue, negating it, taking one's own word back."""

import re

from newsticker.language.pack import words
from newsticker.model import Stance

PLAIN_NEGATIONS = words("nicht")
NEGATIONS = words(
    "nicht nie niemals kein keine keinen keiner keinem keines keinerlei keineswegs keinesfalls weder niemand niemanden nichts nirgends nirgendwo"
)
# Whoever says one of these of what was reported calls it untrue.
UNTRUE = words(
    "erfunden falsch unwahr lüge lügen fälschung fälschungen ente unsinn haltlos absurd unbegründet gegenstandslos schönfärberei quatsch abwegig"
    " märchen märchenstunde propaganda panikmache fantasie phantasie fantasien hirngespinst hirngespinste erfindung verleumdung verleumdungen falschmeldung falschmeldungen"
    " unfug humbug blödsinn unzutreffend verwechslung missverständnis legende mär räuberpistole fake stimmungsmache desinformation"
)
# Of a paper that is quoted: not that somebody forged one.
COPULAS = words("sei seien ist sind war waren wäre wären")
FORGED = words("gefälscht manipuliert")
UNTRUE_PHRASES = (
    "stimmt nicht", "stimmen nicht", "stimme nicht", "nicht wahr", "nicht zutreffend", "trifft nicht zu", "treffen nicht zu", "treffe nicht zu",
    "träfen nicht zu", "kein wahres wort", "kein wort wahr", "kein wort davon", "nichts dran", "aus der luft gegriffen", "jeder grundlage",
    "keine rede sein", "nicht der wahrheit", "nicht den tatsachen", "so nicht richtig", "nicht korrekt",
)  # fmt: skip
# "Das können wir ausschließen": a verb that denies, under a neutral cue.
DENYING = words("aus|schließen bestreiten dementieren zurück|weisen leugnen")
# Nothing is left of what was said before: of whom it is told need not be repeated.
STRONG_NEGATIONS = (
    "zu keinem zeitpunkt", "zu keiner zeit", "keines ", "keiner der ", "nichts davon", "nichts dergleichen", "nichts dran", "mitnichten", "kein einzig", "keinen einzig", "keine einzig",
)  # fmt: skip
NO_WORDS = words("kein keine keinen keiner keinem keines keinerlei")
NOBODY_WORDS = words("niemand niemanden nichts keiner")
# "kein Beleg für X", "no sign of X" says that there is no X.
EVIDENCE_NOUNS = words(
    "beweis beweise beleg belege hinweis hinweise nachweis nachweise anzeichen indiz indizien anhaltspunkt anhaltspunkte"
)
LABEL_WORDS = words("als")
REPORTING = words(
    "bericht berichten recherche recherchen informationen berichten melden vermelden schreiben"
)
# "kein Zweifel", "no doubt" affirms; "keine weiteren Opfer", "no further victims" leaves what was told as it is.
AFFIRMING = words("zweifel frage wunder weitere weiteren weiterer weiteres weiterem")
FIRST_PERSONS = words("ich wir man")
OPINING = words("glauben denken meinen finden wollen brauchen wünschen hoffen")
OUT_OF = words("aus")
AIMING = words("über gegen an zu um")
SUCH = words("solch solche solcher solches solchen solchem derartige derartiges derartigen derlei")
THESE = words("dies diese dieser dieses diesen diesem")
# Verbs that hold something against what others say.
INSISTING = words("versichern beteuern beharren entgegnen kontern erwidern")
INTENDING = words("will wollen werde werden wird werdet wolle wollten")
MODALS = words("können müssen sollen dürfen mögen")
HYPOTHETICAL = words("würde würden hätte wäre")
PLUPERFECT = words("hatte hatten")
FURTHERMORE = words("zugleich außerdem ebenfalls zudem auch ferner überdies gleichzeitig")
LIGHT_WORDS = words(
    "zeitpunkt zeit fall weise angelegenheit geben machen kommen gehen stehen lassen"
)
# "den Bericht" is told by a medium, "die Angaben" and "die Vorwürfe" by anybody.
ACCOUNT_NOUNS = words(
    "angabe angaben version schilderung schilderungen aussage aussagen zahl zahlen information informationen anschuldigung anschuldigungen verdacht verdächtigung verdächtigungen"
    " unterstellung unterstellungen kritik forderung forderungen äußerung äußerungen interpretation einschätzung these beschuldigungen schuldzuweisung schuldzuweisungen auffassung ansicht"
    " vermutung vermutungen zusammenhang"
)
ALLEGATION_NOUNS = words("vorwurf vorwürfe vorwürfen behauptung behauptungen darstellung")
# Those who lead these speak against the house, not for it.
OPPOSED = ("betriebsrat", "personalrat", "gewerkschaft", "arbeitnehmer", "vertrauensperson")
STATE_ORGANS = (
    "minist",
    "regierung",
    "präsident",
    "kanzler",
    "armee",
    "streitkräfte",
    "grenzschutz",
    "grenztruppen",
    "botschaft",
    "geheimdienst",
)
# "Was ich gesagt habe, war falsch": one's own word, and what is said of it.
RETRACTIONS = (
    "war falsch", "waren falsch", "war ein fehler", "haben gelogen", "habe gelogen", "war unwahr", "habe mich geirrt", "haben uns geirrt",
    "falsch informiert", "etwas falsches gesagt", "nicht die wahrheit gesagt", "die unwahrheit gesagt", "nicht ehrlich", "hätten es sagen müssen",
    "hätten informieren müssen", "war nicht richtig", "falsch gewesen", "unwahr gewesen", "ein fehler gewesen", "nehme ich zurück", "nehmen wir zurück",
)  # fmt: skip
FOOTAGE = words("aufnahme aufnahmen video videos foto fotos bild bilder e-mail mail brief seiten")
MISTAKES = words("fehler irrtum versäumnis versäumnissen fehlern")
CORRECTIONS = (
    "war unrichtig",
    "waren unrichtig",
    "war nicht korrekt",
    "waren nicht korrekt",
    "traf nicht zu",
    "trafen nicht zu",
    "waren unzutreffend",
    "war unzutreffend",
)
CONCEDING = words("ja stimmt")
PERFORMATIVES: dict[str, Stance] = {
    "ich warne": "warns",
    "wir warnen": "warns",
    "ich verspreche": "promises",
    "wir versprechen": "promises",
    "wir fordern": "demands",
    "ich fordere": "demands",
    "wir verlangen": "demands",
    "ich verlange": "demands",
    "ich bestreite": "denies",
    "wir bestreiten": "denies",
    "wir dementieren": "denies",
    "ich weise": "denies",
    "wir weisen": "denies",
    "wir erwarten": "expects",
    "ich erwarte": "expects",
    "wir bestätigen": "confirms",
    "ich bestätige": "confirms",
    "ich gebe zu": "admits",
    "wir geben zu": "admits",
}
# What inflection and derivation add: "Störung" and "stören", "Drohnen" and "Drohne".
STEMS = re.compile(r"(?:ungen|ung|heiten|heit|keiten|keit|ern|en|er|em|es|e|n|s)$")
