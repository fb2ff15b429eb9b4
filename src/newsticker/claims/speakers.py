"""Who speaks: resolves each draft's speaker to a member of the cast and names the chain he ends.

Pronouns and roles mean the last fitting member before them: a speaker first, then whoever stood first in the
sentences before. A coordination ("Oslo und Riga") is one speaker of two names.
"""

from __future__ import annotations

from newsticker.claims.antecedents import antecedent
from newsticker.claims.cast import Cast
from newsticker.claims.descriptions import describe
from newsticker.claims.draft import NEAR, Draft
from newsticker.claims.letters import is_spelt
from newsticker.claims.meaning import meant_by
from newsticker.claims.member import Member, ends_in
from newsticker.claims.modifiers import without_modifiers
from newsticker.claims.peoples import one_of_people
from newsticker.claims.phrases import Phrase, head_part
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Kind, Spans
from newsticker.text.tokens import Token

_OF_AGE = ("-year-old", "-year-olds")


def resolve_speakers(sheet: Sheet, cast: Cast, drafts: list[Draft]) -> None:
    """Sets ``member`` of every draft whose speaker can be named."""
    for order, draft in enumerate(drafts):
        if draft.continues is not None:
            draft.member = draft.continues.member
        elif draft.introduced_by is not None:
            draft.member = _subject_of_narration(cast, draft.introduced_by)
        elif draft.speaker is not None:
            draft.member = _resolve(sheet, cast, draft, drafts[max(0, order - NEAR) : order])


def _subject_of_narration(cast: Cast, sentence: Sentence) -> Member | None:
    """Whom a sentence of the narrator is about: the first person, house or state that it names."""
    named = cast.within(sentence.start, sentence.end, sentence.quotations)
    people = [m for m in named if m.kind == "person"]
    return next(iter([*people, *named]), None)


def _resolve(sheet: Sheet, cast: Cast, draft: Draft, earlier: list[Draft]) -> Member | None:
    assert draft.speaker is not None
    return resolve_phrase(sheet, cast, draft.sentence, draft.speaker, earlier, draft.content)


def resolve_phrase(
    sheet: Sheet,
    cast: Cast,
    sentence: Sentence,
    phrase: Phrase,
    earlier: list[Draft],
    said: Spans = (),
) -> Member | None:
    """Whom a phrase of a sentence names, given the claims before it; None where nobody can be named.

    ``said`` is what the phrase is said to say: whoever is only spoken of there is taken up last.
    """
    pack, tokens = sheet.pack, phrase.tokens(sentence)
    if tokens[-1].lower in pack.selves and len(tokens) > 1:
        tokens = tokens[:-1]
    if not pack.clause_after_comma:
        tokens = without_modifiers(tokens, pack)
    first = tokens[0]
    of_them = [t.lower for t in tokens[-2:-1]] == [pack.of] and tokens[-1].lower in pack.oblique
    if of_them and not pack.clause_after_comma:
        # "Two of them said": they are of those spoken of; who the one of them is nobody tells.
        is_one = first.lower in pack.ones
        return None if is_one else antecedent(sheet, cast, first, sentence, "p", earlier, said)
    if first.tag in {"PRON"} or (len(tokens) == 1 and first.tag in {"POSS", "DET"}):
        gender = pack.pronouns.get(first.lower) or pack.possessives.get(first.lower)
        return antecedent(sheet, cast, first, sentence, gender, earlier, said) if gender else None
    if len(tokens) == 1 and first.lower in pack.demonstratives:
        return antecedent(sheet, cast, first, sentence, pack.demonstratives[first.lower], earlier)
    if len(tokens) == 2 and tokens[1].text[0].isdecimal() and first.lower in pack.aged:
        return antecedent(sheet, cast, first, sentence, pack.aged[first.lower], earlier)
    if tokens[-1].lower.endswith(_OF_AGE):
        return _last_person(cast, first.start)
    compound = _told_by_house(cast, tokens, first.start)
    if compound is not None:
        return compound
    if len(tokens) == 2 and (people := pack.people_of(*tokens)) is not None:
        person = one_of_people(cast, first.start, *people)
        if person is not None:
            return person
    joint = _coordinated(sheet, cast, sentence, phrase, earlier)
    if joint is not None:
        return joint
    tokens = [t for t in tokens if t.tag != "CON" or t is not tokens[0]]
    described = describe(tokens, pack)
    if described is not None and any(a in _sentence_text(sheet, sentence) for a in pack.anonymous):
        described.kind = "unnamed"
        return described
    owner = _owner(cast, tokens, pack)
    if owner is not None:
        return owner
    if described is None:
        return _unknown(tokens, cast, sheet)
    if first.tag == "POSS" and described.kind == "person":
        return _of_possessor(sheet, cast, sentence, first, described, tokens, earlier)
    if described.house is None and _is_spokesman(described, tokens, pack):
        house = _house_before(cast, sentence, first)
        if house is not None:
            name = f"{described.name} {pack.of} {house.name}"
            return Member(name, "person", described.gender, None, described.nouns, rank=0)
    named = _spokesman_of_noun(cast, tokens, described)
    if named is not None:
        return named
    possessor = _possessor_within(cast, tokens, described, pack)
    if possessor is not None:
        return possessor
    return meant_by(cast, tokens, described, first.start)


def _last_person(cast: Cast, before: int) -> Member | None:
    """ "the 71-year-old": whoever was named last."""
    return next((m for _, m in cast.before(before) if m.kind == "person" and m.is_named), None)


def _told_by_house(cast: Cast, tokens: list[Token], before: int) -> Member | None:
    """ "nach Polizeiangaben", "Firmenangaben zufolge": the house that the first part of the noun names."""
    pack, noun = cast.pack, tokens[-1].lower
    told = next((n for n in pack.according_compounds if noun.endswith(n)), None)
    if told is None or tokens[-1].tag != "N" or noun == told:
        return None
    first = noun.removesuffix(told)
    forms = (
        first,
        first.removesuffix("s"),
        first.removesuffix("n"),
        first.removesuffix("en") + "a",
    )
    house = next((f for f in forms if pack.kind_of_noun(f) in {"organisation", "state"}), None)
    if house is None:
        return None
    described = Member(
        house.capitalize(), "organisation", pack.gender_of_noun(house), None, {house}, rank=0
    )
    return meant_by(cast, tokens[-1:], described, before)


def _is_spokesman(described: Member, tokens: list[Token], pack: LanguagePack) -> bool:
    speaks = described.speaks_for_a_house(pack)
    return described.kind == "person" and not described.is_named and speaks and len(tokens) <= 2


def _spokesman_of_noun(cast: Cast, tokens: list[Token], described: Member) -> Member | None:
    """ "ein Sprecher der Behörde": of the house that the article calls so."""
    pack = cast.pack
    rest = tokens[len(head_part(tokens, pack)) :]
    if described.is_named or not described.speaks_for_a_house(pack) or len(rest) != 2:
        return None
    house = describe(rest, pack)
    if house is None or house.kind != "organisation" or house.is_named:
        return None
    meant = meant_by(cast, rest, house, rest[0].start)
    if not meant.is_named:
        return None
    name = f"{pack.canonical_phrase(head_part(tokens, pack))} {pack.of} {meant.name}"
    return Member(name, "person", described.gender, None, described.nouns, rank=0)


def _house_before(cast: Cast, sentence: Sentence, token: Token) -> Member | None:
    """ "Die Staatsanwaltschaft ermittelt, wie ein Sprecher mitteilte": the house of the same sentence."""
    named = cast.within(sentence.start, token.start, sentence.quotations)
    return next((m for m in named if m.kind in {"organisation", "state"}), None)


def _possessor_within(
    cast: Cast, tokens: list[Token], described: Member, pack: LanguagePack
) -> Member | None:
    """ "Weil's lawyers", "lawyers for Mr Weil": named with the full name of whose they are."""
    if described.is_named and described.kind == "person":
        return None
    first = tokens[0].text
    owner, noun = "", ""
    if first.endswith(("'s", "’s")) and len(tokens) > 1:
        owner, noun = first[:-2], " ".join(t.text for t in tokens[1:] if t.tag != "P")
    elif len(tokens) > 2 and tokens[1].lower in pack.attaching and pack.compounds_apart:
        owner, noun = tokens[-1].text, first
    known = [m for m in cast.known_as(owner) if m.kind == "person"] if owner else []
    if not known or described.kind not in {"group", "person"}:
        return None
    name = f"{noun.lower()} {pack.of} {known[0].name}"
    return Member(name, described.kind, described.gender, None, described.nouns, rank=0)


def _coordinated(
    sheet: Sheet, cast: Cast, sentence: Sentence, phrase: Phrase, earlier: list[Draft]
) -> Member | None:
    pack = sheet.pack
    quoted = any(t.text in '„“”"»«‚‘›‹' for t in phrase.tokens(sentence))
    joint = next(
        (
            i
            for i in range(phrase.first + 1, phrase.after - 1)
            if sentence.tokens[i].lower in pack.conjunctions
            and sentence.tokens[i - 1].text not in "-‐"
        ),
        None,
    )
    if quoted or joint is None or _is_abbreviated(phrase.tokens(sentence)):
        return None
    halves = [
        resolve_phrase(sheet, cast, sentence, Phrase(a, b), earlier)
        for a, b in ((phrase.first, joint), (joint + 1, phrase.after))
    ]
    if any(h is None for h in halves):
        return None
    one, other = halves
    assert one is not None
    assert other is not None
    if not (one.is_named and other.is_named):
        return None
    if one.name == other.name:
        # "Bosnien und Herzegowina" is one state.
        return one
    metonyms = [m.metonym or m.name for m in (one, other)] if one.metonym or other.metonym else []
    word = sentence.tokens[joint].text
    return Member(
        f"{one.name} {word} {other.name}",
        one.kind,
        "p",
        None,
        set(),
        metonym=f" {word} ".join(metonyms) or None,
    )


def _is_abbreviated(tokens: list[Token]) -> bool:
    """ "Gewerkschaft Holz und Bau (GHB)": one name whose letters stand in brackets behind it."""
    if len(tokens) < 5 or tokens[-1].text != ")" or tokens[-3].text != "(":
        return False
    return is_spelt(tokens[:-3], tokens[-2].text)


def _unknown(tokens: list[Token], cast: Cast, sheet: Sheet) -> Member | None:
    """A phrase of unknown words: a surname of the cast, else a name as it stands."""
    nouns = [t for t in tokens if t.tag == "N"]
    if not nouns:
        return None
    text = " ".join(t.text for t in nouns if t.lower.rstrip(".") not in sheet.pack.titles)
    surname = text.rsplit(" ", 1)[-1]
    known = cast.known_as(surname) or cast.containing(surname)
    people = [m for m in known if m.kind == "person" and m.name.split()[-1] == surname]
    exact = [m for m in known if m.name == text or (m.is_named and m.name.split()[0] == text)]
    if text and (people or exact):
        return (people or exact)[0]
    has_article = tokens[0].tag in {"DET", "POSS", "NUM"} or any(t.tag == "ADJ" for t in tokens)
    has_article = has_article or sheet.pack.state_of_possessor(tokens[0]) is not None
    # "eine Pflegerin der Station": what she is, not where.
    noun = next((t for t in reversed(head_part(tokens, sheet.pack)) if t.tag == "N"), nouns[-1])
    is_plural = sheet.pack.gender_of_noun(noun.lower) == "p"
    if has_article or is_plural:
        member = _unknown_noun(tokens, noun, is_plural, sheet.pack)
        if not sheet.pack.is_common_noun(noun):
            return member
        return meant_by(cast, tokens, member, tokens[0].start)
    if not text:
        return None
    return Member(text, "person" if len(nouns) > 1 else "organisation", None, None, set())


def _unknown_noun(tokens: list[Token], noun: Token, is_plural: bool, pack: LanguagePack) -> Member:
    """Somebody by a noun that no table has: many, one by the ending of the noun, else a house."""
    name = pack.canonical_phrase(tokens)
    kind: Kind = "organisation"
    if is_plural or noun.lower.endswith(pack.plural_endings):
        kind = "group"
    elif pack.names_person(noun.lower):
        kind = "unnamed" if tokens[0].lower in pack.indefinite else "person"
    return Member(name, kind, pack.gender_of_noun(noun.lower), None, {noun.lower}, rank=0)


def _owner(cast: Cast, tokens: list[Token], pack: LanguagePack) -> Member | None:
    """ "einer Mitteilung des Unternehmens", "in dem Bericht": the house whose paper it is."""
    head = head_part(tokens, pack)
    papers = pack.medium_nouns | pack.report_nouns
    if not any(
        t.lower in papers or (t.tag == "N" and ends_in(t.lower, pack.report_nouns)) for t in head
    ):
        return None
    rest = tokens[len(head) :]
    rest = rest[1:] if rest and rest[0].lower in pack.attaching else rest
    described = describe(rest, pack) if rest else None
    if described is not None and _is_expert_paper(head, described, pack):
        return None
    if described is not None:
        return meant_by(cast, rest, described, rest[0].start)
    # "Magazinbericht" stands for the magazine, bare "Berichte" are nobody's.
    compound = tokens[0].tag == "N" and tokens[0].lower not in papers
    if not (compound or tokens[0].tag in {"DET", "PREPDET"}) or len(head) > 2:
        return None
    media = (m for _, m in cast.before(tokens[0].start) if m.is_named)
    return next((m for m in media if any(ends_in(n, pack.media_nouns) for n in m.nouns)), None)


def _is_expert_paper(head: list[Token], owner: Member, pack: LanguagePack) -> bool:
    """ "im Prüfbericht einer Gutachterin", but "im Medienbericht der Zeitung": a document, nobody's announcement."""
    noun = next((t.lower for t in reversed(head) if t.tag == "N"), "")
    is_compound = noun not in pack.report_nouns and ends_in(noun, pack.report_nouns)
    of_media = any(ends_in(n, pack.media_nouns) for n in owner.nouns)
    return is_compound and noun not in pack.medium_nouns and not of_media


def _sentence_text(sheet: Sheet, sentence: Sentence) -> str:
    return sheet.text[sentence.start : sentence.end]


def _of_possessor(
    sheet: Sheet, cast: Cast, sentence: Sentence, first: Token, described: Member, tokens: list[Token], earlier: list[Draft]
) -> Member:  # fmt: skip
    """ "Her spokesman", "seine Sprecherin": named by whose it is."""
    if described.is_named:
        return meant_by(cast, tokens, described, first.start)
    gender = sheet.pack.possessives.get(first.lower)
    owner = antecedent(sheet, cast, first, sentence, gender, earlier) if gender else None
    if owner is None:
        return described
    speaks = described.speaks_for_a_house(sheet.pack)
    return Member(
        f"{described.name} {sheet.pack.of} {owner.name}",
        "person" if speaks or described.leads(sheet.pack) else "unnamed",
        described.gender,
        None,
        described.nouns,
        rank=0,
    )
