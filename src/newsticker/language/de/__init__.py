"""German."""

from newsticker.language.de import cues, lexicon, numbers, parties, places, tagger, times
from newsticker.language.pack import LanguagePack, words
from newsticker.language.platforms import PLATFORMS

PACK = LanguagePack(
    code="de",
    abbreviations=words(
        "dr prof st nr bzw ca etc usw z.b d.h u.a evtl ggf inkl max min mio mrd tsd sog vgl geb gest str abs art co bd hr fr jan feb apr jun jul aug sept sep okt nov dez v.a i.d.r z.t a.d e.v"
    ),
    openers=frozenset(
        word
        for word, tag in tagger.closed_class().items()
        if tag in {"DET", "PRON", "POSS", "PREP", "PREPDET", "ADV", "SUB", "CON", "QW"}
    ),
    tag=tagger.tag,
    clause_after_comma=True,
    verbs=cues.VERBS,
    is_separable=lexicon.is_separable,
    idle_objects=cues.IDLE_OBJECTS,
    phrase_verbs=cues.PHRASE_VERBS,
    according=cues.ACCORDING,
    according_after=cues.ACCORDING_AFTER,
    according_nouns=cues.ACCORDING_NOUNS,
    according_papers=words("studie umfrage erhebung medien zeitungen"),
    pointing=words("diesen dieser diesem"),
    according_compounds=("angaben", "bericht", "berichten", "aussagen", "informationen"),
    according_phrases=frozenset(),
    according_prepositions=words("nach aus"),
    own_words=cues.OWN_WORDS,
    general_papers=words("dokument papier schreiben text schriftstück datei"),
    familiar=frozenset(),
    report_nouns=cues.REPORT_NOUNS,
    speech_nouns=cues.SPEECH_NOUNS,
    wherefore=cues.WHEREFORE,
    citing=cues.CITING,
    knowing=("wissen von", "weiß von", "erfahren von"),
    relying=words("berufen stützen zitieren"),
    relying_on_object=words("zitieren"),
    seen=frozenset(),
    shown_by=frozenset(),
    lying_before=words("vor|liegen ein|sehen zitieren berichten"),
    relied_on=words("auf"),
    continuing=words("weiter weiterhin hinzu ergänzte ergänzt"),
    hearsay=cues.HEARSAY,
    hearsay_adverbs=frozenset(),
    hearsay_participles=frozenset(),
    hearsay_modals=words("sollen wollen"),
    perfect_auxiliaries=words("haben sein"),
    it_is_said=words("heißen"),
    said_in=words("in im aus bei beim vom von"),
    agents=words("von vom"),
    thereafter=words("demnach demzufolge"),
    wherefore_prepositions=words("nach laut"),
    so_cues=cues.SO_CUES,
    complementisers=cues.COMPLEMENTISERS,
    dropped=words("dass daß"),
    purposes=words("um ohne statt anstatt"),
    as_words=words("wie"),
    pro_relatives=words("was"),
    pro_objects=words("das dies"),
    negations=cues.NEGATIONS,
    verb_negations=words("nicht weder nie niemals kaum"),
    refusals=words("weder"),
    only_words=words("nur allein zuletzt zum"),
    auxiliaries=words("haben sein werden können müssen sollen wollen dürfen mögen"),
    passive_auxiliaries=words("werden sein"),
    admitting_modals=words("müssen können dürfen"),
    untrue=cues.UNTRUE,
    retractions=cues.RETRACTIONS,
    performatives=cues.PERFORMATIVES,
    unknown="unbekannt",
    selves=words("selbst selber"),
    contrasts=words("während"),
    noun_infinitives=frozenset(),
    impersonal=words("es"),
    expletives=frozenset(),
    nobody=words("niemand keiner man"),
    of="von",
    reflexives=words("sich"),
    contractions={
        "vom": "von",
        "zum": "zu",
        "zur": "zu",
        "vorm": "vor",
        "vors": "vor",
        "ums": "um",
        "fürs": "für",
        "aufs": "auf",
    },
    split_preposition="mit",
    kind_of_noun=parties.kind_of_noun,
    is_place=lexicon.is_place,
    is_common_noun=lambda token: lexicon.is_common_noun(token.lower),
    parts_nouns=lambda before, noun: (
        lexicon.parts_nouns(before, noun)
        and parties.kind_of_noun(before) is None
        and parties.kind_of_noun(noun) is None
    ),
    gender_of_noun=parties.gender_of_noun,
    bare_noun=parties.bare_noun,
    canonical_phrase=parties.canonical_phrase,
    states=places.STATES,
    capitals=places.CAPITALS,
    seats=places.SEATS,
    state_of_adjective=places.state_of_adjective,
    state_of_possessor=places.state_of_possessor,
    people_of=places.people_of,
    genitive_ending="s",
    sides=words("seite regierung staatsregierung bundesregierung führung staatsführung"),
    state_epithets=frozenset(),
    neuter_states=True,
    pronouns=parties.PRONOUNS,
    possessives=parties.POSSESSIVES,
    nominatives=words("er man ich wir"),
    demonstratives={"dieser": "m", "diese": "f", "dieses": "n"},
    aged={"der": "m", "die": "f", "dem": "m", "den": "m", "des": "m"},
    media_endings=(
        "post",
        "zeitung",
        "blatt",
        "kurier",
        "anzeiger",
        "bote",
        "nachrichten",
        "rundschau",
        "presse",
        "magazin",
        "echo",
        "spiegel",
        "lupe",
        "radio",
        "tv",
    ),
    titles=parties.TITLES,
    named_by_person=frozenset(),
    leaders=parties.LEADERS,
    spokespeople=("sprecher", "sprecherin"),
    staff=words("vertreter beamte verantwortliche"),
    public_nouns=words(
        "amt ministerium behörde polizei gericht staatsanwaltschaft parlament rat stadt gemeinde kreis institut universität klinik feuerwehr partei verein verband gewerkschaft"
    ),
    organs=words(
        "vorstand vorstands vorstandes aufsichtsrat aufsichtsrats geschäftsführung geschäftsleitung werksleitung konzernleitung firmenleitung"
    ),
    sortals=parties.SORTALS,
    plural_endings=("innen",),
    names_person=parties.names_person,
    insiders=words(
        "diplomaten offiziere beamte beamten militärs funktionäre mitarbeiter mitarbeitern vertraute vertrauten teilnehmer teilnehmern beteiligte beteiligten"
    ),
    house_words=words(
        "energie werke netz netze logistik medien holding gruppe group bank verkehr technik bau immobilien pharma chemie stahl motoren"
        " werft airlines international solutions systems online digital aktuell inform tv watch leaks news united city"
    ),
    definite=words("der die das den dem des"),
    indefinite=words("ein eine einer einem einen eines zwei drei mehrere einige"),
    bare_name_nouns=parties.BARE_NAME_NOUNS,
    media_nouns=parties.MEDIA_NOUNS,
    firm_noun="unternehmen",
    agency_noun="nachrichtenagentur",
    strong_negations=(
        "nie ",
        "niemals",
        "zu keinem zeitpunkt",
        "keine solche",
        "keinen solchen",
        "keines ",
        "keiner ",
        "nichts davon",
        "nichts dergleichen",
        "falsch",
        "erfunden",
    ),
    generic_nouns=parties.GENERIC_NOUNS,
    genitives=words(
        "vieler mehrerer einiger zahlreicher aller des der eines einer seines seiner ihres ihrer dieser dieses ihrem"
    ),
    attaching=words("von vom für"),
    loosely_attaching=words("in im aus bei beim am an"),
    oblique=words(
        "den dem einen einem diesen diesem ihm ihn ihnen des seinen seinem ihren ihrem keinen keinem uns mich mir"
    ),
    platforms=PLATFORMS,
    medium_nouns=cues.MEDIUM_NOUNS,
    running_media=words(
        "pressekonferenz pressegespräch schreiben interview gespräch brief betriebsversammlung"
    ),
    medium_prepositions=cues.MEDIUM_PREPOSITIONS,
    place_prepositions=words("in"),
    audience_prepositions=words("vor gegenüber"),
    told_prepositions=words("zu"),
    to_words=words("an"),
    talk_nouns=words("gespräch telefonat telefongespräch unterhaltung"),
    nameless=words(
        "namentlich ungenannten ungenannter ungenannte genannten genannter anonymen anonymer anonyme"
    ),
    there=words("dort darin"),
    listeners=words(
        "menschen gästen lesern betroffenen kameras presse öffentlichkeit zuschauern zuhörern hörern kunden bürgern gläubigen delegierten beschäftigten angehörigen zehntausenden tausenden hunderten"
    ),
    gatherings=words(
        "treffen sitzung beratung beratungen besuch gespräch gespräche gesprächen konferenz gipfel versammlung kundgebung tagung veranstaltung verhandlungen"
    ),
    asked_prepositions=words("von an"),
    datives=words(
        "dem den einem allen vielen diesem diesen seinem seinen ihrem ihren unserem keinem jedem beiden mehreren anderen"
    ),
    feminine_datives=words("der einer seiner ihrer dieser"),
    speaking=frozenset(),
    utterances=words("äußerung äußerungen bemerkung bemerkungen aussage aussagen"),
    giving=words(
        "geben ab|halten halten veröffentlichen verbreiten versenden verschicken schreiben"
    ),
    one_of=frozenset({"einer von ihnen", "eine von ihnen", "einer der beiden", "eine der beiden"}),
    quoted_by=frozenset(),
    quoting=words("zitieren"),
    conjunctions=words("und sowie"),
    relatives=frozenset(),
    clause_edges=frozenset(),
    with_words=words("mit"),
    from_words=frozenset(),
    anonymous=(),
    times=times.TIMES,
    number_words=numbers.NUMBER_WORDS,
    multipliers=numbers.MULTIPLIERS,
    decimal_comma=True,
    bounds=numbers.BOUNDS,
    between=numbers.BETWEEN,
    range_words=numbers.RANGE_WORDS,
    counted_by_name=numbers.COUNTED_BY_NAME,
    number_nouns=words("zahl anzahl"),
    age_nouns=words("alter"),
    nones=frozenset(
        (no, single)
        for no in ("kein", "keine", "keinen", "keinem", "keiner")
        for single in ("einziger", "einzige", "einziges", "einzigen")
    ),
    partitives=words("von unserer unserer seiner ihrer der dieser"),
    shares_out=words("auf mit"),
    ones=words("ein eine einen einem einer"),
    compounds_apart=False,
)
