"""The cast of an article: who is named in it, and whom a phrase, a pronoun or a short name means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from newsticker.claims.descriptions import LEGAL_FORMS, describe
from newsticker.claims.member import Member
from newsticker.claims.phrases import Phrase, noun_phrase_at, past_place
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.pack import LanguagePack
from newsticker.model import Span
from newsticker.text.tokens import Token

REMEMBERED = 400


class Cast(Struct):
    """Everybody named in an article; ``mentions`` are (offset, member) in the order of the text.

    ``early`` are those of the first mentions, each once.
    """

    pack: LanguagePack
    members: list[Member]
    mentions: list[tuple[int, Member]]
    by_word: dict[str, list[Member]] = {}
    early: list[Member] = []

    def known_as(self, name: str) -> list[Member]:
        """The members whose name ends in the same word, first mentioned first."""
        return self.by_word.get(name.rsplit(" ", 1)[-1], [])

    def containing(self, word: str) -> list[Member]:
        """The members whose name has the word in it."""
        return [m for m in self.members[:REMEMBERED] if word in m.name.split()]

    def within(self, start: int, end: int, spoken: list[Span]) -> list[Member]:
        """The members mentioned from ``start`` to ``end`` outside the quotations, in order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention[0])
        last = bisect_left(self.mentions, end, key=lambda mention: mention[0])
        chosen = self.mentions[first:last]
        return [m for at, m in chosen if not any(a <= at < b for a, b in spoken)]

    def before(self, offset: int) -> Iterator[tuple[int, Member]]:
        """The mentions before the offset, last first, as far back as a reader remembers."""
        end = bisect_left(self.mentions, offset, key=lambda mention: mention[0])
        return reversed(self.mentions[max(0, end - REMEMBERED) : end])


def gather(sheet: Sheet) -> Cast:
    """The cast of a whole article. Headlines come last: what they shorten the body tells in full."""
    cast = Cast(sheet.pack, [], [])
    for part in ("body", "lead", "title"):
        for sentence in sheet.sentences:
            if sentence.part == part:
                _gather_sentence(cast, sentence)
    for sentence in sheet.sentences:
        _gather_surnames(cast, sentence)
    _tell_houses_from_people(cast, sheet)
    cast.mentions.sort(key=lambda mention: mention[0])
    cast.early = list({id(m): m for _, m in cast.mentions[:REMEMBERED]}.values())
    return cast


def _tell_houses_from_people(cast: Cast, sheet: Sheet) -> None:
    """Of "Aquaris Nord" a text repeats the first word, of "Ute Lund" the last: the one is a house, the other a person."""
    doubtful = [
        m
        for m in cast.members
        if m.kind == "person" and " " in m.name and not (m.nouns or m.gender or m.role)
    ]
    by_first = {m.name.split()[0]: m for m in doubtful}
    by_last = {m.name.split()[-1]: m for m in doubtful}
    repeated: dict[int, list[int]] = {}
    for sentence in sheet.sentences:
        for before, token, behind in zip(
            [None, *sentence.tokens], sentence.tokens, [*sentence.tokens[1:], None], strict=False
        ):
            first, last = by_first.get(token.text), by_last.get(token.text)
            if first is not None and not (behind is not None and behind.text in first.name.split()):
                repeated.setdefault(id(first), []).append(token.start)
            if last is not None and not (before is not None and before.text in last.name.split()):
                repeated[id(last)] = [-1]
    for member in doubtful:
        places = repeated.get(id(member), [])
        if places and -1 not in places:
            member.kind = "organisation"
            cast.by_word.setdefault(member.name.split()[0], []).append(member)
            cast.mentions += [(at, member) for at in places]


def _gather_surnames(cast: Cast, sentence: Sentence) -> None:
    """Mentions by surname alone of people whom the article names in full."""
    for token in sentence.tokens:
        if token.tag == "N":
            known = cast.by_word.get(token.text.removesuffix("'s").removesuffix("’s"), [])
            people = [m for m in known if m.kind == "person" and m.is_named and " " in m.name]
            if people:
                cast.mentions.append((token.start, people[0]))


def _gather_sentence(cast: Cast, sentence: Sentence) -> None:
    at, limit = 0, len(sentence.tokens)
    while at < limit:
        token = sentence.tokens[at]
        if token.tag not in {"N", "DET", "POSS", "ADJ", "NUM"}:
            at += 1
            continue
        phrase = noun_phrase_at(sentence, at, limit, cast.pack)
        if phrase is None:
            at += 1
            continue
        _gather_apposition(cast, sentence, phrase, limit)
        _gather_explained(cast, sentence, phrase, limit)
        for inner in _parts(sentence, phrase, cast.pack):
            member = describe(inner, cast.pack)
            if (
                member is not None
                and member.metonym
                and _is_place(sentence, phrase.after - len(inner), cast.pack)
            ):
                continue
            if member is not None and not member.nouns & cast.pack.medium_nouns:
                cast.mentions.append((inner[0].start, _enter(cast, member)))
        at = phrase.after


def _is_place(sentence: Sentence, at: int, pack: LanguagePack) -> bool:
    """ "in Oslo", "im Kreml": a seat that is only where something happens."""
    before = sentence.tokens[at - 1].lower if at else ""
    return sentence.tokens[at].tag == "PREPDET" or before in pack.place_prepositions


def _gather_apposition(cast: Cast, sentence: Sentence, phrase: Phrase, limit: int) -> None:
    """ "Gazeta Noua, a local daily,", "Brenner, ein Zulieferer aus Gera,": what a bare name is, said behind a comma."""
    tokens = sentence.tokens
    behind = phrase.after + 1
    names = [t for t in phrase.tokens(sentence) if t.tag == "N"]
    if behind >= limit or tokens[phrase.after].text != "," or tokens[behind].tag != "DET":
        return
    if len(names) != phrase.after - phrase.first or not all(t.is_capitalised for t in names):
        return
    other = noun_phrase_at(sentence, behind, limit, cast.pack)
    if other is None or other.after >= limit or tokens[other.after].text not in {",", "."}:
        return
    told = describe(other.tokens(sentence), cast.pack)
    if told is None or told.kind not in {"organisation", "person"} or not told.nouns:
        return
    if any(cast.pack.kind_of_noun(t.lower) for t in names) or any(
        t.lower in cast.pack.seats or cast.pack.is_place(t.lower) for t in names
    ):
        return
    name = " ".join(t.text for t in names)
    member = Member(name, told.kind, told.gender, told.role, told.nouns)
    cast.mentions.append((names[0].start, _enter(cast, member)))


def _gather_explained(cast: Cast, sentence: Sentence, phrase: Phrase, limit: int) -> None:
    """ "Its operator, Western Sound Ferries, said", "Der Betreiber, die Nordwelle AG, …": a noun, then whom it means."""
    tokens, end = sentence.tokens, past_place(sentence, phrase.after, limit, cast.pack)
    behind = end + 1
    if (
        behind >= limit
        or tokens[end].text != ","
        or tokens[phrase.first].tag not in {"DET", "POSS"}
    ):
        return
    told = describe(phrase.tokens(sentence), cast.pack)
    if (
        told is None
        or told.rank > 1
        or told.kind not in {"organisation", "person"}
        or told.gender == "p"
    ):
        return
    other = noun_phrase_at(sentence, behind, limit, cast.pack)
    if other is None or other.after >= limit or tokens[other.after].text not in {",", "."}:
        return
    member = describe(other.tokens(sentence), cast.pack)
    if (
        member is None
        or not member.is_named
        or not {member.kind, told.kind} <= {"organisation", "person"}
    ):
        return
    if member.kind != told.kind and (member.nouns or member.gender):
        return
    member = Member(
        member.name, told.kind, member.gender or told.gender, member.role, member.nouns | told.nouns
    )
    cast.mentions.append((tokens[phrase.first].start, _enter(cast, member)))


def _parts(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> list[list[Token]]:
    """The phrase and the phrases within it, the whole first: "Sprecher des Konzerns Nord"."""
    tokens = phrase.tokens(sentence)
    parts = [tokens]
    for offset, token in enumerate(tokens[1:], 1):
        if token.lower in pack.genitives or token.lower in pack.attaching:
            parts.append(tokens[offset + (token.lower in pack.attaching) :])
    return [p for p in parts if p]


def _enter(cast: Cast, member: Member) -> Member:
    known = next((m for m in cast.known_as(member.name) if same_party(m, member)), None)
    if known is None:
        known = member
        cast.members.append(member)
        _index(cast, member)
    if member.short is not None and (known is member or known.short is None):
        known.short = member.short
        cast.by_word.setdefault(member.short, []).insert(0, known)
    if known is member:
        return member
    if len(member.name.split()) > len(known.name.split()) and (
        known.kind == "person" or known.kind == member.kind == "organisation"
    ):
        known.name = member.name
        _index(cast, known)
    if member.nouns and not known.nouns:
        known.kind, known.gender = member.kind, member.gender
    known.nouns |= member.nouns
    known.role = known.role or member.role
    known.gender = known.gender or member.gender
    known.house = known.house or member.house
    return known


def _index(cast: Cast, member: Member) -> None:
    """By the last word of the name, and of a house by the first, which alone may be its short form."""
    ends = [member.name.rsplit(" ", 1)[-1]]
    if member.kind == "organisation" and member.rank > 2:
        ends.append(member.name.split()[0])
    for word in ends:
        known = cast.by_word.setdefault(word, [])
        if not any(m is member for m in known):
            known.append(member)


def same_party(a: Member, b: Member) -> bool:
    """Equal names, or a surname alone for a full name of the same article."""
    if a.name == b.name or b.name == a.short or a.name == b.short:
        return True
    x, y = a.name.split(), b.name.split()
    if max(x, y, key=len)[-1] in LEGAL_FORMS and _is_short_form(x, y):
        return True  # "die Nordbahn" of "Nordbahn AG", though the word is a noun
    if not (a.is_named and b.is_named):
        return False
    if "organisation" in (a.kind, b.kind) and _is_short_form(x, y):
        return True
    if {a.kind, b.kind} == {"organisation", "person"} and (a.nouns and b.nouns):
        return False  # "das Labor Lund" and "Laborchefin Jana Lund"
    return "person" in (a.kind, b.kind) and x[-1] == y[-1] and (len(x) == 1 or len(y) == 1)


def _is_short_form(x: list[str], y: list[str]) -> bool:
    """ "Hochwart" of "Hochwart AG", "Aquaris" of "Aquaris Nord": the first words, or all but the legal form."""
    short, long = sorted((x, y), key=len)
    return (
        len(long) > len(short)
        and long[: len(short)] == short
        and (long[-1] in LEGAL_FORMS or len(short) == 1)
    )
