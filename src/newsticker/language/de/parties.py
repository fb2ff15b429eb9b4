"""German nouns for parties: whom a noun names, its gender, and what stands for what."""

from __future__ import annotations

from functools import cache

from newsticker.language.de.closed import ADJECTIVE_ENDINGS
from newsticker.language.de.lexicon import genders_of_noun, is_first_part
from newsticker.language.de.places import (
    CAPITALS,
    SEATS,
    attribute_of,
    state_of_adjective,
    state_of_possessor,
)
from newsticker.language.lands import key_of
from newsticker.language.pack import Gender, words
from newsticker.model import Kind
from newsticker.text.tokens import Token

# The last part of a compound tells what it is (Innen-ministerium); longest part first wins.
_NOUNS: dict[tuple[Kind, Gender], str] = {
    (
        "organisation",
        "n",
    ): "ministerium amt landeskriminalamt bundesamt unternehmen gericht landgericht parlament präsidium institut büro krankenhaus klinikum haus werk magazin blatt konsortium komitee gremium rathaus kollegium zentrum militär heer bündnis portal kabinett konsulat dezernat netzwerk team kommissariat studio",
    (
        "organisation",
        "m",
    ): "dienst geheimdienst nachrichtendienst konzern betreiber verband verein sender rundfunk rat stadtrat vorstand ausschuss bund club landkreis kreis zoll verlag hersteller senat kongress bundestag landtag bundesrat nationalrat ständerat gemeinderat landesverband gerichtshof wetterdienst gewerkschaftsbund versorger veranstalterverband kanal verbund anbieter lieferant zulieferer ausrüster dienstleister discounter träger stab generalstab krisenstab grenzschutz",
    (
        "organisation",
        "f",
    ): "polizei behörde agentur nachrichtenagentur staatsanwaltschaft generalstaatsanwaltschaft bundesanwaltschaft feuerwehr partei fraktion gewerkschaft firma reederei bank zentralbank stadt stadtverwaltung verwaltung gemeinde kommission universität hochschule klinik zeitung botschaft armee marine luftwaffe stiftung gesellschaft kirche organisation airline fluggesellschaft leitung direktion kammer aufsicht nato eu uno un zentrale versicherung genossenschaft werft redaktion leitstelle einsatzleitung universitätsklinik allianz union initiative liga bäckereikette kette werksleitung konzernleitung krankenkasse direktorium bundeswehr küstenwache bahn post bergwacht wasserwacht bergrettung seenotrettung feuerwache flugsicherung hafenbehörde gewerbeaufsicht justiz koalition",
    (
        "organisation",
        "p",
    ): "grünen linken liberalen sozialdemokraten christdemokraten freidemokraten behörden ministerien vereinten-nationen unternehmen streitkräfte nationen truppen grenztruppen stadtwerke verkehrsbetriebe verkehrswerke",
    ("state", "f"): "regierung bundesregierung staatsregierung landesregierung republik führung",
    ("state", "n"): "land partnerland nachbarland bundesland königreich fürstentum",
    ("state", "m"): "staat freistaat kanton",
    ("state", "p"): "staaten länder",
    (
        "group",
        "p",
    ): "experten expertinnen fachleute anwohner anwohnerinnen bewohner augenzeugen zeugen angehörige aktivisten demonstranten beobachter analysten kritiker forscher wissenschaftler militärexperten nachbarn eltern gewerkschafter ärzte bürger retter rettungskräfte helfer mitarbeiter beschäftigte abgeordnete juristen ökonomen historiker rebellen separatisten veranstalter organisatoren fischer landwirte schüler passagiere anwälte beamte ermittler abgeordneten verbraucherschützer umweltschützer datenschützer menschenrechtler meteorologen seismologen politiker diplomaten journalisten offiziere militärs funktionäre vertraute teilnehmer anrainer betriebsräte studenten studierende lehrer patienten kunden händler nutzer urlauber reisende zuschauer fans anhänger pendler autofahrer sanitäter feuerwehrleute polizisten soldaten matrosen arbeiter arbeitnehmer gewerkschafterinnen verwandte hinterbliebene überlebende einheimische gläubige geflüchtete flüchtlinge streikende bauern winzer inselbewohner dorfbewohner",
    ("group", "f"): "opposition bevölkerung belegschaft öffentlichkeit",
    (
        "unnamed",
        "p",
    ): "kreise kreisen regierungskreise regierungskreisen sicherheitskreise sicherheitskreisen insider quellen umfeld gerüchte gerüchten spekulationen berichte berichten meldungen medienberichte medienberichten presseberichten personen behauptungen vorwürfe hinweise",
    (
        "document",
        "m",
    ): "mitschnitt bescheid erlass chat chatverlauf kalender prüfbericht untersuchungsbericht abschlussbericht zwischenbericht entwurf vermerk brief jahresbericht lagebericht vertrag bericht",
    (
        "document",
        "f",
    ): "liste tabelle rechnung aufnahme depesche mail anweisung dienstanweisung notiz weisung studie analyse umfrage untersuchung auswertung e-mail statistik akte anklageschrift chronik notiz",
    (
        "document",
        "n",
    ): "video tagebuch dossier rundschreiben fax foto gutachten papier memo protokoll dokument schreiben schichtprotokoll urteil logbuch manuskript",
    (
        "document",
        "p",
    ): "unterlagen dokumente akten protokolle aufzeichnungen papiere schichtprotokolle",
    (
        "person",
        "m",
    ): "präsident minister kanzler bundeskanzler sprecher chef vorsitzender vorsitzende vorsitzenden direktor generalsekretär sekretär leiter bürgermeister oberbürgermeister landrat gouverneur premier premierminister ministerpräsident außenminister innenminister verteidigungsminister general oberst kommandeur staatsanwalt oberstaatsanwalt richter anwalt verteidiger professor forscher experte analyst trainer manager geschäftsführer vorstandschef gründer inhaber abgeordneter politiker senator könig papst bischof kardinal botschafter diplomat beauftragter kommissar polizist beamter händler mann augenzeuge zeuge autor journalist redakteur ökonom historiker ingenieur kapitän pilot arzt chefarzt wissenschaftler physiker meteorologe geologe pfarrer lehrer schüler student vater bruder sohn nachbar bewohner fischer landwirt bauer kunde fahrer einsatzleiter technikchef obmann vizepräsident staatssekretär intendant rektor dekan regisseur unternehmer investor gewerkschafter chefredakteur funktionär zar emir scheich prinz angeklagter verdächtiger ermittler gutachter mitarbeiter vertreter ombudsmann dezernent kreisbrandmeister brandmeister stadtrat",
    (
        "person",
        "f",
    ): "frau mutter tochter schwester königin landrätin rätin anwältin ärztin beauftragte zeugin",
}
# After these nouns the name stands for itself ("Reederei Norden" is Norden); after others the noun
# belongs to the name ("Stadt Kiel", "Polizei Kiel").
BARE_NAME_NOUNS = words(
    "betreiber netzbetreiber konzern unternehmen firma reederei agentur nachrichtenagentur magazin zeitung tageszeitung sender rundfunksender"
    " fernsehsender verband verein gewerkschaft partei kette bäckereikette hersteller autobauer werft airline fluggesellschaft bank organisation"
    " versorger anbieter blatt portal onlineportal wochenzeitung partnerland nachbarland land band initiative stiftung ministerium energiekonzern"
    " hafenbetreiber bahnbetreiber fährbetreiber nato-partnerland nachrichtenmagazin boulevardzeitung radiosender"
)
# What a general noun can take up: "das Unternehmen" any firm, "die Behörde" any office.
GENERIC_NOUNS = (
    (
        words("unternehmen konzern firma betrieb betreiber"),
        words(
            "betreiber konzern reederei firma kette hersteller versorger werft airline anbieter bank fluggesellschaft unternehmen autobauer lieferant zulieferer ausrüster reeder produzent dienstleister"
        ),
    ),
    (
        words("polizei"),
        words(
            "polizeidirektion polizeipräsidium polizeiinspektion polizeikommando kantonspolizei stadtpolizei bundespolizei"
        ),
    ),
    (words("stadtverwaltung verwaltung rathaus stadt kommune"), words("stadt")),
    (words("gemeindeverwaltung verwaltung gemeinde kommune"), words("gemeinde")),
    (words("kreisverwaltung landratsamt verwaltung kreis landkreis"), words("landkreis kreis")),
    (words("außenamt"), words("außenministerium")),
    (words("behörde amt"), words("amt behörde ministerium dienst staatsanwaltschaft")),
    (words("haus ressort"), words("ministerium")),
    (words("blatt zeitung magazin medium"), words("zeitung magazin blatt")),
    (words("kanal"), words("kanal telegram-kanal")),
    (
        words("papier dokument schreiben"),
        words("papier memo vermerk schreiben dokument brief gutachten"),
    ),
    (words("sender rundfunk"), words("sender rundfunk radio fernsehen")),
    (words("agentur"), words("agentur nachrichtenagentur")),
    (words("organisation verband verein"), words("organisation verband verein bund")),
)
# Heads of houses: "die Chefin des Hafens" is whoever the article names as its head.
LEADERS = words(
    "chef chefin leiter leiterin vorsitzender vorsitzende vorsitzenden vorstandschef vorstandschefin geschäftsführer geschäftsführerin"
    " direktor direktorin präsident präsidentin generaldirektor generaldirektorin intendant intendantin"
)
# What a person already named is called for variety: "die Politikerin", "der Manager".
SORTALS = words(
    "politiker politikerin manager managerin mann frau jurist juristin beamter beamtin experte expertin ressortchef ressortchefin"
    " behördenchef behördenchefin unternehmer unternehmerin forscher forscherin wissenschaftler wissenschaftlerin mediziner medizinerin"
    " ingenieur ingenieurin funktionär funktionärin abgeordneter abgeordnete parlamentarier parlamentarierin kommunalpolitiker kommunalpolitikerin"
    " regierungschef regierungschefin staatschef staatschefin firmenchef firmenchefin"
)
MEDIA_NOUNS = words(
    "magazin zeitung tageszeitung sender rundfunksender fernsehsender radiosender blatt portal onlineportal nachrichtenagentur agentur"
    " staatsagentur staatsfernsehen fernsehen presse-agentur wochenzeitung nachrichtenmagazin boulevardzeitung rundfunk radio zeitungen medien zeitschrift mediengruppe redaktionsnetzwerk"
)


@cache
def _noun_table() -> dict[str, tuple[Kind, Gender]]:
    return {noun: pair for pair, nouns in _NOUNS.items() for noun in nouns.split()}


@cache
def _look_up(lower: str) -> tuple[Kind, Gender] | None:
    nouns = _noun_table()
    last = lower.rsplit("-", 1)[-1]
    for start in range(len(last) - 2):
        part = last[start:]
        for ending in ("", "s", "es", "e", "n", "en", "ern", "er"):
            stem = part[: len(part) - len(ending)] if ending else part
            # "Haugland" is no land, "Bundesland" is: what ends in a short noun must begin with one.
            joined = start == 0 or len(stem) > 5 or is_first_part(last[:start])
            if (not ending or part.endswith(ending)) and stem in nouns and joined:
                kind, gender = nouns[stem]
                return kind, "p" if ending in {
                    "n",
                    "en",
                    "ern",
                } and kind == "person" and gender == "m" and stem[-1] != "e" else gender
        if part.endswith("innen") and part[:-5] in nouns:
            return "group", "p"
        if part.endswith("in") and len(part) > 5:
            # The feminine of a role: Ministerin, Direktorin, Expertin (Experte), Beamtin.
            base = part[:-2]
            for masculine in (base, base + "e", base + "er"):
                if masculine in nouns and nouns[masculine][0] == "person":
                    return "person", "f"
    return None


def kind_of_noun(lower: str) -> Kind | None:
    """What a common noun names ("innenministerium": organisation), None where the table is silent."""
    found = _look_up(lower)
    return found[0] if found else None


def bare_noun(lower: str) -> str:
    """A party's noun without the ending of the genitive: "des Senders", "des Amtes"."""
    if lower.rsplit("-", 1)[-1] not in _noun_table():
        for ending in ("es", "s"):
            bare = lower.removesuffix(ending)
            if bare != lower and _look_up(bare):
                return bare
    return lower


def is_participle_noun(lower: str) -> bool:
    """Whether the article tells the sex of a person so called: "der Angeklagte", "die Angeklagte"."""
    return (
        lower.endswith("e")
        and set(genders_of_noun(lower)) == {"f", "p"}
        and set(genders_of_noun(f"{lower}r")) == {"p", "m"}
    )


def is_singular(lower: str) -> bool:
    """Whether the noun's form can be no plural: "Bergmann", but not "Fischer"."""
    genders = genders_of_noun(lower)
    return bool(genders) and "p" not in genders


def is_unknown(lower: str) -> bool:
    """Whether nothing is known of a word's gender: "Hisbollah", "FDP"."""
    return not lower[0].isdecimal() and not genders_of_noun(lower) and gender_of_noun(lower) is None


def gender_of_noun(lower: str) -> Gender | None:
    """m, f, n or p (plural) of a noun of the table or with a telling suffix, else None."""
    if is_participle_noun(lower):
        return None
    found = _look_up(lower)
    if found:
        return found[1]
    if lower.endswith(("ung", "heit", "keit", "schaft", "tät", "tion", "ei")):
        return "f"
    genders = genders_of_noun(lower)
    # "die Ecke", "die Ecken": a feminine noun in e has no plural of the same form.
    only = lower.endswith("e") and set(genders) == {"p", "f"}
    return "f" if only else next(iter(genders), None)


# The endings of nouns for people who do something, and the feminine of any.
_DOERS = ("er", "ist", "ent", "ant", "or", "eur", "loge", "mann", "frau", "wirt", "ling")


def names_person(lower: str) -> bool:
    """Whether a noun that no table has names a person by its form: Rentner, Chirurgin, Pianist, Angeklagte."""
    if is_participle_noun(lower):
        return True
    genders = genders_of_noun(lower)
    if not genders:
        return lower.endswith((*_DOERS, "in"))
    if "f" in genders:
        return lower.endswith(("in", "frau")) and bool(
            genders_of_noun(lower[:-2]) or lower.endswith("erin")
        )
    return "m" in genders and (lower.endswith(_DOERS) or "f" in genders_of_noun(lower + "in"))


@cache
def _plain_nouns() -> frozenset[str]:
    """Masculine and neuter nouns of houses, whose dative plural ends in -en."""
    return frozenset(
        n for n, (kind, g) in _noun_table().items() if kind == "organisation" and g in "mn"
    )


_STRONG: dict[Gender, str] = {"m": "er", "f": "e", "n": "es", "p": "e"}


def _gender_of_article(lower: str) -> Gender:
    """The gender that the article of an unknown noun tells; feminine where it tells none."""
    if lower in {"der", "ein", "einem", "dem", "den", "des", "eines"}:
        return "m"
    return "n" if lower == "das" else "f"


_FURTHER = words("weitere weiteren weiterer weiterem")


def canonical_phrase(tokens: list[Token]) -> str:
    """A noun phrase as a name: without its article, nominative ("des …ischen Dienstes": …ischer Dienst)."""
    bracket = next((i for i, t in enumerate(tokens) if i and t.text == "("), len(tokens))
    kept = [t for t in tokens[:bracket] if t.text not in '„“”"»«()‚‘›‹']
    while kept and (kept[0].tag in {"DET", "POSS", "PREPDET", "PREP"}):
        kept = kept[1:]
    # "zwei weitere Zeugen" are two witnesses.
    kept = [t for t in kept if t.lower not in _FURTHER] or kept
    owner, kept = _possessor(kept)
    head = next((i for i, t in enumerate(kept) if t.tag == "N"), None)
    if head is None:
        return " ".join(t.text for t in kept)
    noun = kept[head]
    gender = gender_of_noun(noun.lower) or _gender_of_article(tokens[0].lower)
    base = noun.text
    if gender in {"m", "n"} and tokens[0].lower in {
        "des",
        "eines",
        "vom",
        "im",
        "dem",
        "dieses",
        "seines",
        "ihres",
    }:
        nouns = _noun_table()
        for ending in ("es", "s"):
            bare = base.lower().removesuffix(ending)
            if base.lower().endswith(ending) and any(bare.endswith(known) for known in nouns):
                base = base[: len(bare)]
                break
    if (
        tokens[0].lower in {"den", "von"}
        and base.endswith("en")
        and base[:-2].lower().endswith(tuple(_plain_nouns()))
    ):
        base, gender = base[:-1], "p"
    adjectives = []
    for token in kept[:head]:
        text = token.text
        if token.tag == "ADJ":
            stem = next(
                (
                    text[: -len(e)]
                    for e in sorted(ADJECTIVE_ENDINGS, key=len, reverse=True)
                    if text.endswith(e)
                ),
                text,
            )
            text = stem + _STRONG[gender]
        adjectives.append(text)
    rest = [t.text for t in kept[head + 1 :]]
    state = owner or _state_of_seat(noun, kept[head + 1 :])
    if state is not None:
        told = any(state_of_adjective(t.lower) == state for t in kept[:head])
        attribute = None if told else attribute_of(state, _STRONG[gender])
        adjectives = [attribute, *adjectives] if attribute else adjectives
        rest = rest if owner else []
    return " ".join([*adjectives, base, *rest]).replace(" -", "-")


# Houses whose seat tells whose they are: there is one in each capital. (An embassy there is another's.)
_SEATED = (
    "ministerium",
    "ministeriums",
    "parlament",
    "parlaments",
    "landtag",
    "geheimdienst",
    "außenamt",
    "behörde",
    "generalstab",
    "grenzschutz",
    "präsidialamt",
    "staatskanzlei",
)


def _state_of_seat(noun: Token, rest: list[Token]) -> str | None:
    """The state at whose seat a house is: "das Ministerium in Oslo"."""
    if len(rest) < 2 or rest[0].lower != "in" or not noun.lower.endswith(_SEATED):
        return None
    town = key_of(t.lower for t in rest[1:])
    state = SEATS.get(town)
    # In Brussels the ministries are Belgium's, the other houses may be Europe's.
    shared = CAPITALS.get(town, state) != state
    return None if shared and "ministerium" not in noun.lower else state


def _possessor(kept: list[Token]) -> tuple[str | None, list[Token]]:
    """ "Kirgistans Grenzschutz", "Moskaus Außenministerium": the state, and the phrase without it."""
    if len(kept) < 2 or kept[0].tag != "N":
        return None, kept
    state = state_of_possessor(kept[0])
    noun = next((t for t in kept[1:] if t.tag == "N"), None)
    if state is None and noun is not None and noun.lower.endswith(_SEATED):
        state = CAPITALS.get(kept[0].lower.removesuffix("s"))
    if noun is None or state is None or attribute_of(state, "") is None:
        return None, kept
    return state, kept[1:]


PRONOUNS: dict[str, Gender] = {
    "er": "m",
    "sie": "f",
    "es": "n",
    "ihm": "m",
    "ihn": "m",
    "ihnen": "p",
}
POSSESSIVES: dict[str, Gender] = {
    "sein": "m",
    "seine": "m",
    "seiner": "m",
    "seinem": "m",
    "seinen": "m",
    "seines": "m",
    "ihr": "f",
    "ihre": "f",
    "ihrer": "f",
    "ihrem": "f",
    "ihren": "f",
    "ihres": "f",
    "dessen": "m",
    "deren": "f",
}
TITLES = words("dr prof herr herrn frau")
