"""German nouns for parties: whom a noun names, its gender, and what stands for what."""

from __future__ import annotations

from functools import cache

from newsticker.language.de.closed import ADJECTIVE_ENDINGS
from newsticker.language.de.lexicon import genders_of_noun
from newsticker.language.de.places import CAPITALS, STATE_ADJECTIVES
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
    ): "dienst geheimdienst nachrichtendienst konzern betreiber verband verein sender rundfunk rat stadtrat vorstand ausschuss bund club landkreis kreis zoll verlag hersteller senat kongress bundestag landtag bundesrat nationalrat ständerat gemeinderat landesverband gerichtshof wetterdienst gewerkschaftsbund versorger veranstalterverband kanal anbieter lieferant zulieferer ausrüster dienstleister discounter träger stab generalstab krisenstab",
    (
        "organisation",
        "f",
    ): "polizei behörde agentur nachrichtenagentur staatsanwaltschaft generalstaatsanwaltschaft bundesanwaltschaft feuerwehr partei fraktion gewerkschaft firma reederei bank zentralbank stadt stadtverwaltung verwaltung gemeinde kommission universität hochschule klinik zeitung botschaft armee marine luftwaffe stiftung gesellschaft kirche organisation airline fluggesellschaft leitung direktion kammer aufsicht nato eu uno un zentrale versicherung genossenschaft werft redaktion leitstelle einsatzleitung universitätsklinik allianz union initiative liga bäckereikette kette werksleitung konzernleitung krankenkasse direktorium bundeswehr küstenwache bahn post hafenbehörde gewerbeaufsicht justiz koalition",
    (
        "organisation",
        "p",
    ): "behörden ministerien vereinten-nationen unternehmen streitkräfte nationen truppen grenztruppen stadtwerke verkehrsbetriebe verkehrswerke",
    ("state", "f"): "regierung bundesregierung staatsregierung landesregierung republik führung",
    ("state", "n"): "land partnerland nachbarland bundesland königreich fürstentum",
    ("state", "m"): "staat freistaat",
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
    " presse-agentur wochenzeitung nachrichtenmagazin boulevardzeitung rundfunk radio zeitungen medien"
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
            joined = start == 0 or len(stem) > 3 or last[start - 1] == "s"
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


def gender_of_noun(lower: str) -> Gender | None:
    """m, f, n or p (plural) of a noun of the table or with a telling suffix, else None."""
    found = _look_up(lower)
    if found:
        return found[1]
    if lower.endswith(("ung", "heit", "keit", "schaft", "tät", "tion", "ei")):
        return "f"
    return next(iter(genders_of_noun(lower)), None)


# The endings of nouns for people who do something, and the feminine of any.
_DOERS = ("er", "ist", "ent", "ant", "or", "eur", "loge", "mann", "frau", "wirt", "ling")


def names_person(lower: str) -> bool:
    """Whether a noun that no table has names a person by its form: Rentner, Chirurgin, Pianist."""
    genders = genders_of_noun(lower)
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


def canonical_phrase(tokens: list[Token]) -> str:
    """A noun phrase as a name: without its article, nominative ("des …ischen Dienstes": …ischer Dienst)."""
    kept = [t for t in tokens if t.text not in '„“”"»«()‚‘›‹']
    while kept and (kept[0].tag in {"DET", "POSS", "PREPDET", "PREP"}):
        kept = kept[1:]
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
    state = _state_of_seat(kept[head + 1 :])
    if state is not None and noun.lower.endswith(_SEATED) and state in _adjective_of():
        adjectives, rest = [_adjective_of()[state] + _STRONG[gender], *adjectives], []
    return " ".join([*adjectives, base, *rest]).replace(" -", "-")


_SEATED = (
    "ministerium",
    "ministeriums",
    "parlament",
    "geheimdienst",
    "botschaft",
    "außenamt",
    "behörde",
    "generalstab",
)


def _state_of_seat(rest: list[Token]) -> str | None:
    """The state whose capital is the seat: "das Ministerium in Oslo"."""
    seat = len(rest) == 2 and rest[0].lower == "in"
    return CAPITALS.get(rest[1].lower) if seat else None


@cache
def _adjective_of() -> dict[str, str]:
    """ "Norwegen": "norwegisch"."""
    found: dict[str, str] = {}
    for adjective, state in STATE_ADJECTIVES.items():
        found.setdefault(state, adjective)
    return found


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
