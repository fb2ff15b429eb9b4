"""What a language must tell, so that claims can be read in it: data first, a handful of functions.

A language is a folder with a ``pack`` of this class. Lists of words are given as strings of words
separated by white space and stored lower-case; every lookup is by the lower-case word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from re import Pattern
from typing import Literal

from msgspec import Struct

from newsticker.language.time_words import TimeWords
from newsticker.model import Bound, Kind, Stance
from newsticker.text.tokens import Token

Gender = Literal["m", "f", "n", "p"]


class CueVerb(Struct, frozen=True):
    """A verb that marks a claim, with its stance and the frames it stands in.

    Frames: ``clause`` (indirect speech or a quotation), ``object`` (a reported object), ``infinitive``
    (the content is an infinitive), ``that`` (the content is a clause with a complementiser), ``pre:WORD`` (the content is governed by that preposition; where a
    second ``to:WORD`` stands the object before it belongs to the content: "beziffert X auf Y"),
    ``named`` (X nannte Y „Z“), ``reflexive``, ``addressee`` (its object is who is spoken to),
    ``whole`` (without any object the claim before is meant: "dementiert"), ``dative``, ``figure`` (the
    object counts only with a number), ``document`` (only a paper says by this verb: "die Studie zeigt"),
    ``by:WORD`` (likewise, and without that phrase it says nothing: "Für den Rat steht fest, dass …"),
    ``from:WORD`` (who says it is governed by that preposition: "geht aus dem Bericht hervor"), ``as:WORD``
    (the content is an object and what it is judged to be: "hält X für Y"), ``not:STANCE`` (its stance under a negation),
    ``self`` (only of oneself: "Wir wissen, dass …", for what others know is the narrator's word),
    ``finding`` (people say by it as well where a complementiser follows: "Experts found that …"), ``heard`` (it was said
    to its subject, which is a court: "The jury heard that …"), ``ruling`` (only a court or a house says by it), ``someone`` (its infinitive is for a party: "ordered
    troops to leave"), ``thing`` (its object counts where that is no party: "urged restraint"),
    ``unless:WORD`` (beside a phrase with that preposition it says nothing: "schloss den Verein vom Turnier aus").
    """

    lemma: str
    stance: Stance
    frames: frozenset[str]
    stances: tuple[tuple[str, Stance], ...] = ()

    def stance_in(self, *frames: str) -> Stance:
        """The stance in the first of the frames that has one of its own ("calls for", "calls X „Y“")."""
        own = dict(self.stances)
        return next((own[f] for f in frames if f in own), self.stance)


class LanguagePack(Struct, frozen=True):
    """One language's words and constructions, as the claims room asks for them."""

    code: str
    # Ground
    abbreviations: frozenset[str]
    openers: frozenset[str]
    tag: Callable[[list[Token]], None]
    clause_after_comma: bool
    # Cues
    verbs: Mapping[str, CueVerb]
    is_separable: Callable[[str, str], bool]
    idle_objects: Mapping[str, frozenset[str]]
    phrase_verbs: Mapping[str, tuple[tuple[frozenset[str], Stance], ...]]
    according: frozenset[str]
    according_after: frozenset[str]
    according_nouns: frozenset[str]
    according_papers: frozenset[str]
    pointing: frozenset[str]
    according_compounds: tuple[str, ...]
    according_phrases: frozenset[tuple[str, ...]]
    according_prepositions: frozenset[str]
    own_words: frozenset[str]
    report_nouns: frozenset[str]
    general_papers: frozenset[str]
    familiar: frozenset[tuple[str, str]]
    speech_nouns: Mapping[str, Stance]
    wherefore: frozenset[str]
    citing: tuple[tuple[str, ...], ...]
    knowing: tuple[str, ...]
    relying: frozenset[str]
    relying_on_object: frozenset[str]
    seen: frozenset[str]
    shown_by: frozenset[str]
    lying_before: frozenset[str]
    relied_on: frozenset[str]
    continuing: frozenset[str]
    hearsay: frozenset[str]
    hearsay_adverbs: frozenset[str]
    hearsay_participles: frozenset[str]
    hearers: frozenset[str]
    emerging: frozenset[str]
    anticipating: frozenset[str]
    hearsay_modals: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    being_perfects: frozenset[str]
    it_is_said: frozenset[str]
    written: frozenset[str]
    said_in: frozenset[str]
    agents: frozenset[str]
    thereafter: frozenset[str]
    wherefore_prepositions: frozenset[str]
    so_cues: frozenset[str]
    complementisers: frozenset[str]
    dropped: frozenset[str]
    purposes: frozenset[str]
    conditional: frozenset[str]
    as_words: frozenset[str]
    pro_relatives: frozenset[str]
    pro_objects: frozenset[str]
    pro_datives: frozenset[str]
    negations: frozenset[str]
    plain_negations: frozenset[str]
    verb_negations: frozenset[str]
    refusals: frozenset[str]
    only_words: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    admitting_modals: frozenset[str]
    obliging: frozenset[str]
    untrue: frozenset[str]
    forged: frozenset[str]
    untrue_phrases: tuple[str, ...]
    retractions: tuple[str, ...]
    footage: frozenset[str]
    mistakes: frozenset[str]
    corrections: tuple[str, ...]
    conceding: frozenset[str]
    performatives: Mapping[str, Stance]
    denying: frozenset[str]
    no_words: frozenset[str]
    nobody_words: frozenset[str]
    evidence_nouns: frozenset[str]
    label_words: frozenset[str]
    reporting: frozenset[str]
    affirming: frozenset[str]
    first_persons: frozenset[str]
    plain_to: frozenset[str]
    to_whom: frozenset[str]
    selves_speaking: frozenset[str]
    performing_modals: frozenset[str]
    opining: frozenset[str]
    out_of: frozenset[str]
    copulas: frozenset[str]
    aiming: frozenset[str]
    such: frozenset[str]
    these: frozenset[str]
    insisting: frozenset[str]
    intending: frozenset[str]
    modals: frozenset[str]
    hypothetical: frozenset[str]
    pluperfect: frozenset[str]
    furthermore: frozenset[str]
    light_words: frozenset[str]
    account_nouns: frozenset[str]
    allegation_nouns: frozenset[str]
    opposed: tuple[str, ...]
    state_organs: tuple[str, ...]
    stems: Pattern[str]
    parts_of_compound: Callable[[str], tuple[str, ...]]
    unknown: str
    impersonal: frozenset[str]
    selves: frozenset[str]
    comparisons: frozenset[str]
    masculine_nominatives: frozenset[str]
    talk: frozenset[tuple[str, str]]
    named_so: frozenset[str]
    adversatives: frozenset[str]
    articles: frozenset[str]
    focus: frozenset[str]
    naming: frozenset[str]
    about: frozenset[str]
    contrasts: frozenset[str]
    noun_infinitives: frozenset[str]
    nobody: frozenset[str]
    expletives: frozenset[str]
    of: str
    reflexives: frozenset[str]
    contractions: Mapping[str, str]
    pronominal_adverbs: Mapping[str, str]
    split_preposition: str
    # Parties
    kind_of_noun: Callable[[str], Kind | None]
    is_common_noun: Callable[[Token], bool]
    is_place: Callable[[str], bool]
    parts_nouns: Callable[[str, str], bool]
    gender_of_noun: Callable[[str], Gender | None]
    bare_noun: Callable[[str], str]
    canonical_phrase: Callable[[list[Token]], str]
    states: Mapping[str, str]
    capitals: Mapping[str, str]
    seats: Mapping[str, str]
    state_of_adjective: Callable[[str], str | None]
    state_of_possessor: Callable[[Token], str | None]
    people_of: Callable[[Token, Token], tuple[str, str] | None]
    genitive_ending: str
    sides: frozenset[str]
    state_epithets: frozenset[str]
    neuter_states: bool
    pronouns: Mapping[str, Gender]
    possessives: Mapping[str, Gender]
    nominatives: frozenset[str]
    demonstratives: Mapping[str, Gender]
    aged: Mapping[str, Gender]
    aged_datives: frozenset[str]
    media_endings: tuple[str, ...]
    titles: frozenset[str]
    private_roles: frozenset[str]
    bare_name_nouns: frozenset[str]
    named_by_person: frozenset[str]
    leaders: frozenset[str]
    spokespeople: tuple[str, ...]
    staff: frozenset[str]
    organs: frozenset[str]
    public_nouns: frozenset[str]
    sortals: frozenset[str]
    insiders: frozenset[str]
    house_words: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    plural_verbs: tuple[str, ...]
    singulars: frozenset[str]
    boards: frozenset[str]
    names_person: Callable[[str], bool]
    is_participle_noun: Callable[[str], bool]
    is_singular: Callable[[str], bool]
    nominative: Callable[[str], str]
    is_unknown: Callable[[str], bool]
    plural_endings: tuple[str, ...]
    media_nouns: frozenset[str]
    firm_noun: str
    agency_noun: str
    strong_negations: tuple[str, ...]
    generic_nouns: tuple[tuple[frozenset[str], frozenset[str]], ...]
    genitives: frozenset[str]
    attaching: frozenset[str]
    loosely_attaching: frozenset[str]
    oblique: frozenset[str]
    feminine_datives: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    datives_of_relatives: frozenset[str]
    clause_edges: frozenset[str]
    with_words: frozenset[str]
    from_words: frozenset[str]
    anonymous: tuple[str, ...]
    unnamed_wishes: tuple[str, ...]
    # Circumstances
    platforms: Mapping[str, str]
    medium_nouns: frozenset[str]
    running_media: frozenset[str]
    medium_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    audience_prepositions: frozenset[str]
    told_prepositions: frozenset[str]
    to_words: frozenset[str]
    talk_nouns: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    dating: frozenset[str]
    idioms: frozenset[tuple[str, str]]
    visits: frozenset[str]
    nameless: frozenset[str]
    there: frozenset[str]
    listeners: frozenset[str]
    gatherings: frozenset[str]
    asked_prepositions: frozenset[str]
    datives: frozenset[str]
    speaking: frozenset[str]
    utterances: frozenset[str]
    giving: frozenset[str]
    one_of: frozenset[str]
    quoted_by: frozenset[str]
    quoting: frozenset[str]
    # Times and figures
    times: TimeWords
    number_words: Mapping[str, float]
    multipliers: Mapping[str, float]
    decimal_comma: bool
    bounds: tuple[tuple[tuple[str, ...], Bound], ...]
    between: tuple[str, str]
    range_words: frozenset[str]
    counted_by_name: frozenset[str]
    number_nouns: frozenset[str]
    how_many: tuple[str, str]
    quantities: frozenset[str]
    age_nouns: frozenset[str]
    ones: frozenset[str]
    nones: frozenset[tuple[str, ...]]
    partitives: frozenset[str]
    shares_out: frozenset[str]
    compounds_apart: bool


def words(text: str) -> frozenset[str]:
    """The lower-case words of a white-space separated list."""
    return frozenset(text.lower().split())


def table(text: str) -> dict[str, str]:
    """Lines ``word … = value`` as a mapping of each lower-case word to the value."""
    rows: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        keys, _, value = line.partition(" = ")
        rows |= dict.fromkeys(keys.lower().split(), value.strip())
    return rows


def cue_verbs(text: str) -> dict[str, CueVerb]:
    """Lines ``stance: frame frame: lemma lemma`` as cue verbs by lemma; a lemma may stand in several."""
    found: dict[str, CueVerb] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        stance, frames, lemmas = line.split(": ", 2)
        for lemma in lemmas.split():
            known = found.get(lemma)
            both = frozenset(frames.split()) | (known.frames if known else frozenset())
            first = known.stance if known else stance
            stances = (known.stances if known else ()) + tuple((f, stance) for f in frames.split())
            found[lemma] = CueVerb(lemma, first, both, stances)  # type: ignore[arg-type]
    return found
