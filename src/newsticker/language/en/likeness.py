"""English words for one thing, for people who are counted and what became of them, for offices."""

from newsticker.language.likeness import Likeness, OfficeHouses
from newsticker.language.pack import words

LIKENESS = Likeness(
    root=6,
    idle=words(
        "don don't doesn't didn't isn't wasn't weren't haven't hadn't everyone anything everything something like first every a an the and or but if of in on at to for from by with about as is are was were be been being am has have had having do does did done will would can could"
        " may might must shall should not no nor none nothing nobody never neither he she it they we i you his her its their our my your him them us me this that these"
        " those there here who whom whose which what when where why how than then so such some any all both each more most many much other others another one only"
        " own same too very just also still already yet again ever even into onto over under up down out off after before since until while during between through"
        " against among because although though however whether within without around some about nearly almost least up make made take took get got go went come came"
        " said say says told tell put monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
        " november december today yesterday tomorrow day days week year number beforehand earlier plan plans planned planning intend intends intended"
    ),
    alike=(
        words("spill spilled spilt leak leaked escape escaped"),
        words("die died dead death deaths kill killed killing"),
        words("hurt injure injured injury injuries wounded"),
        words("aboard board onboard"),
        words("loss lost lose losing missing gone"),
        words("fault faults defect defects failing failure failed broken faulty"),
        words("know knew known aware"),
        words("crash derailment derailed derail accident"),
        words("grounding grounded aground"),
        words("ship ferry vessel"),
        words("company firm operator"),
        words("fire blaze burn burned burning"),
        words("arrest arrested detain detained held hold capture captured"),
        words("leave left flee fled"),
        words("evacuate evacuated evacuee evacuees evacuation homes"),
        words("sign signed signature"),
        words("shoot shot fire fired shooting"),
        words("vote votes ballot ballots"),
        words("hide hid hidden hiding conceal concealed concealment"),
    ),
    people=words(
        "people person persons men man women woman children child resident residents passenger passengers worker workers employee employees staff soldier soldiers"
        " evacuee evacuees patient patients fan fans spectator spectators visitor visitors victim victims officer officers civilian civilians crew households families"
        " jobs job posts voter voters protester protesters bodies arrivals refugee refugees migrants sailors stewards guards baby babies infant infants customers"
        " users students firefighters tourists guests hostages prisoners captives"
    ),
    fates=(
        words("dead died die killed kill death deaths fatalities drowned body bodies corpses"),
        words("injured injure hurt wounded treated injuries injury"),
        words("missing unaccounted"),
        words("ill sick sickened infected infect infections"),
        words(
            "held captured capture abducted hostage hostages kidnapped prisoner prisoners captive captives hands custody"
        ),
        words("fled flee refugee refugees arrivals displaced"),
        words("arrested arrest detained arrests"),
        words("evacuated evacuate evacuee evacuees evacuation homes ordered"),
        words("aboard board onboard"),
        words("rescued rescue saved"),
        words("cut cuts axed axe redundant redundancies sacked layoffs jobless"),
    ),
    growth=words(
        "rise rises rose risen rising grown grew climbed climbs climbing increased increases jumped mounted"
    ),
    on_a_day=words("on"),
    of_them=("of them", "of whom", "of those", "of these", "among them", "including"),
    offices=(
        "spokes",
        "chief",
        "head",
        "director",
        "chair",
        "minister",
        "president",
        "executive",
        "boss",
        "secretary",
        "manager",
        "mayor",
        "ceo",
        "commander",
        "leader",
        "superintendent",
        "commissioner",
        "governor",
        "inspector",
        "general",
        "leads",
        "leading",
        "heads",
        "runs",
        "speaks",
    ),
    office_houses=(
        OfficeHouses(("minister",), ("* ministry", "ministry *"), sole=True),
        OfficeHouses(("secretary",), ("* office", "* department"), sole=True),
        OfficeHouses(("prosecutor",), ("prosecutors", "prosecution")),
        OfficeHouses(
            (
                "chief",
                "commissioner",
                "director",
                "head",
                "officer",
                "leader",
                "chair",
                "chairman",
                "chairwoman",
                "president",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "commander",
                "superintendent",
                "inspector",
            ),
            ("*", "* service", "* department", "* brigade", "* authority", "* agency"),
        ),
    ),
    place_adjectives=(),
    firm_words=(
        "company",
        "firm",
        "executive",
        "managing",
        "boss",
        "operator",
        "corporate",
        "ferry",
        "rail",
    ),
    state_words=(
        "minist",
        "government",
        "president",
        "secretary",
        "army",
        "military",
        "police",
        "department",
        "defence",
        "foreign",
    ),
    outside=("former", "ex-", "then-", "retired"),
    nothing_words=words("not no never none nobody nothing neither nor cannot"),
    existing=(words("there"), words("was is were been are be")),
    forged=("doctored", "forged", "forger", "fake", "fabricat"),
    genuine=words("genuine authentic"),
    mixed_up=words("mix-up misunderstanding mistranslation"),
    house_nouns=words("company firm operator manufacturer agency"),
    tallies=words("figure figures number numbers sum sums total"),
    measures=words(
        "euro euros dollar dollars pound pounds percent % pence ton tons tonne tonnes litre litres liter liters metre metres meters mile miles kilometres kilometers hectares knots degrees hour hours minute minutes second seconds day days week weeks month months year years megawatts"
    ),
    sides=words("side troops forces army soldiers"),
    fillers=words("the of a an for and dr prof ms mr mrs"),
    voices=("spokes",),
)
