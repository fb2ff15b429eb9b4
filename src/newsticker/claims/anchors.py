"""What a noun phrase refers to that is denied or confirmed: "den Bericht", "die Vorwürfe der Gewerkschaft", "that account".

A report is told by a medium, a paper or nobody, an account or an allegation by anybody. Its owner, where the
phrase tells one, is who says it. Of several claims it is the nearest before, else the first after; of a report that
says several things the one that it begins with.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from msgspec import Struct

from newsticker.claims.draft import Draft
from newsticker.claims.member import ends_in
from newsticker.claims.negations import is_bare_name
from newsticker.claims.propositions import Propositions
from newsticker.claims.sides import Sides
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

Kind = Literal["report", "account", "paper"]
# How near a claim by somebody stands whom an owner may mean that the article does not tie to him.
_BESIDE = 2
_NEXT_PARAGRAPHS = 2
# "the union's claims" is a phrase, whatever its last word looks like.
_PHRASE = 4


class Anchor(Struct, frozen=True):
    """The noun that refers, the words that may tell whose it is, and those that tell what it is about."""

    kind: Kind
    noun: Token
    owners: tuple[Token, ...]
    about: tuple[Token, ...]


def find_anchor(propositions: Propositions, draft: Draft) -> Anchor | None:
    """The noun that the denied phrase refers with; of a clause the one that points ("Diese Darstellung ist falsch")."""
    pack = propositions.sheet.pack
    tokens = propositions.tokens(draft.content[:1])
    bare = len(tokens) <= _PHRASE and tokens[-1].lower in (
        pack.report_nouns | pack.account_nouns | pack.allegation_nouns
    )
    if tokens[0].tag == "G":
        return None  # "having seen the memo" says what is denied
    if (
        bare
        or draft.mode == "reported"
        or not any(t.tag == "V" for t in tokens)
        or _is_label(draft)
    ):
        return _anchor(_without_label(propositions, draft), pack)
    for clause in propositions.clauses(draft):
        for at, token in enumerate(clause[:-1]):
            is_first = at == 0 or (at == 1 and clause[0].tag == "PREP")
            opens = is_first and token.tag == "DET" and any(t.lower in pack.untrue for t in clause)
            if not (opens or token.lower in pack.these):
                continue
            anchor = _anchor(_phrase_at(clause, at + 1), pack)
            if anchor is not None and (opens or anchor.kind != "paper"):
                return anchor
    return None


def _phrase_at(clause: list[Token], at: int) -> list[Token]:
    """The noun phrase from there to the verb: "Diese Darstellung des Magazins | ist falsch"."""
    return list(takewhile(lambda t: t.tag not in {"V", "X", "P"}, clause[at : at + 6]))


def _is_label(draft: Draft) -> bool:
    return draft.rule.startswith("object.named")


def _without_label(propositions: Propositions, draft: Draft) -> list[Token]:
    """ "den Bericht | ein Märchen", "the report as speculation": what it is called does not tell what it is."""
    pack = propositions.sheet.pack
    parts = [propositions.tokens((span,)) for span in draft.content]
    if _is_label(draft) and len(parts) > 1:
        plain = [p for p in parts if not any(t.lower in pack.untrue for t in p)]
        parts = plain or parts
    tokens = parts[0]
    cut = next((i for i, t in enumerate(tokens) if t.lower in pack.label_words), None)
    return tokens[:cut]


def _anchor(tokens: list[Token], pack: LanguagePack) -> Anchor | None:
    """The head of a phrase: in German its first noun, in English the last before a preposition."""
    nouns: list[Token] = []
    for token in tokens:
        is_noun = token.tag == "N" or (token is tokens[-1] and _kind(token.lower, pack) is not None)
        if nouns and not is_noun:
            break
        if is_noun:
            nouns.append(token)
    if not nouns:
        return None
    noun = nouns[-1] if pack.compounds_apart else nouns[0]
    kind = _kind(noun.lower, pack)
    if kind is None:
        return None
    # "die Vorwürfe der Gewerkschaft | gegen den Hafen | am Montag": behind a preposition stands what they are about,
    # or when and where they were answered.
    at = tokens.index(noun)
    stops = {"PREP", "PREPDET"}
    end = next(
        (
            i
            for i in range(at, len(tokens))
            if tokens[i].tag in stops
            and tokens[i].lower not in pack.aiming | pack.attaching | pack.out_of
        ),
        len(tokens),
    )
    tokens = tokens[:end]
    cut = next((i for i in range(at, len(tokens)) if tokens[i].lower in pack.aiming), len(tokens))
    telling = [t for t in tokens if t is not noun and t.tag in {"N", "ADJ", "NUM"}]
    owners = tuple(t for t in telling if t in tokens[:cut])
    return Anchor(kind, noun, owners, tuple(t for t in telling if t not in owners))


def _kind(noun: str, pack: LanguagePack) -> Kind | None:
    if noun in pack.allegation_nouns or noun in pack.account_nouns:
        return "account"
    if ends_in(noun, pack.report_nouns):
        return "report"
    if pack.kind_of_noun(noun) == "document" or ends_in(noun, pack.general_papers | pack.footage):
        return "paper"
    return None


def claim_meant(
    draft: Draft, anchor: Anchor, before: list[Draft], after: list[Draft],
    propositions: Propositions, sides: Sides,
) -> Draft | None:  # fmt: skip
    """The claim that an anchor refers to among those of others ``before`` and ``after``."""
    fitting = [d for d in (*before, *after) if _fits(d, anchor, propositions, sides)]
    if anchor.kind == "report":
        # A report is rather a medium's than a paper's or an insider's.
        fitting = [d for d in fitting if sides.is_by_medium(d)] or fitting
    if (anchor.owners or anchor.about) and anchor.kind != "paper":
        fitting = _told(draft, anchor, fitting, [*before, *after], propositions, sides)
    if anchor.kind == "account" and draft.sentence.part == "body":
        fitting = [d for d in fitting if _is_near(d, draft)]
    if draft.sentence.part != "body" and not before:
        # Of what the body tells only later it is what names who answers.
        own = _words_of_speaker(draft, propositions)
        naming = [d for d in fitting if propositions.of(d.content).offers & own]
        fitting = naming or fitting
    known = {id(d) for d in before}
    earlier = [d for d in fitting if id(d) in known]
    return _beginning(earlier[-1], earlier, anchor, sides) if earlier else next(iter(fitting), None)


def _words_of_speaker(draft: Draft, propositions: Propositions) -> frozenset[str]:
    if draft.speaker is None:
        return frozenset()
    return propositions.of_tokens(draft.speaker.tokens(draft.sentence)).offers


def _fits(draft: Draft, anchor: Anchor, propositions: Propositions, sides: Sides) -> bool:
    if anchor.kind == "report":
        return sides.is_report(draft)
    if anchor.kind == "paper":
        of_paper = draft.member is not None and draft.member.kind == "document"
        named = propositions.of_tokens([anchor.noun])
        return of_paper or bool(propositions.shared(named, propositions.of(draft.content)).words)
    return True


def _told(
    draft: Draft, anchor: Anchor, fitting: list[Draft], everybody: list[Draft],
    propositions: Propositions, sides: Sides,
) -> list[Draft]:  # fmt: skip
    """Those that the rest of the phrase fits: whose it is ("der Gewerkschaft"), what about ("der Untätigkeit").

    An owner whom the article ties to nobody may be whoever stands beside; a state that says nothing is not.
    """
    pack = propositions.sheet.pack
    names, states, is_party = _owner(anchor, pack)
    owned = [d for d in fitting if _is_named(d, names)] or [
        d for d in everybody if _is_named(d, names)
    ]
    if owned:
        # "the union's claims", and a man of nobody's has just made some.
        return [
            d
            for d in everybody
            if any(d is o or sides.are_one(d, o) for o in owned)
            or (is_party and _is_beside(d, draft) and is_bare_name(d))
        ]
    if states and anchor.kind != "report":
        return []
    if is_party:
        return [
            d
            for d in fitting
            if _is_beside(d, draft)
            and (anchor.kind == "report" or (d.member is not None and d.member.kind == "person"))
        ]
    topic = propositions.of_tokens([*anchor.owners, *anchor.about])
    about = [d for d in fitting if propositions.told(topic, d).is_enough]
    return about if topic.words else fitting


def _is_near(one: Draft, other: Draft) -> bool:
    """In the paragraphs around: "die Vorwürfe" are those that were just told."""
    return abs(one.sentence.paragraph - other.sentence.paragraph) <= _NEXT_PARAGRAPHS


def _is_beside(one: Draft, other: Draft) -> bool:
    return abs(one.sentence.number - other.sentence.number) <= _BESIDE


def _owner(anchor: Anchor, pack: LanguagePack) -> tuple[set[str], bool, bool]:
    """The words that may name an owner; whether one is a state; whether one is a party."""
    names: set[str] = set()
    states = is_party = False
    for token in anchor.owners:
        bare = token.lower.removesuffix("'s").removesuffix("’s").removesuffix("s’")
        state = (
            pack.state_of_adjective(bare)
            or pack.capitals.get(bare)
            or pack.state_of_possessor(token)
        )
        if state is not None:
            names.add(state.casefold())
            states = True
        party = pack.kind_of_noun(bare) in {"organisation", "person", "group"}
        is_party |= token.tag == "N" and party
        if len(bare) > 2:
            names |= {bare, bare.removesuffix("s"), bare.removesuffix("es")}
    return names, states, is_party


def _is_named(draft: Draft, names: set[str]) -> bool:
    member = draft.member
    if member is None:
        return False
    house = (member.house or "").casefold().split()
    return bool({*member.name.casefold().split(), *house, *member.nouns} & names)


def _beginning(last: Draft, earlier: list[Draft], anchor: Anchor, sides: Sides) -> Draft:
    """ "den Bericht": what a report says first in its paragraph is its proposition, the rest are details."""
    beside = [d for d in earlier if d.sentence.paragraph == last.sentence.paragraph]
    if anchor.kind != "account":
        return beside[0]
    if sides.is_report(last):
        return next(d for d in beside if sides.are_one(d, last))
    for previous in reversed(earlier[:-1]):
        goes_on = last.continues is previous or (
            last.speaker is None
            and previous.member is not None
            and last.member is not None
            and last.member.name == previous.member.name
        )
        if not goes_on:
            break
        last = previous
    return last
