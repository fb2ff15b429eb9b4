"""The cast of an article: who is named in it, and whom a phrase, a pronoun or a short name means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from newsticker.claims.phrases import Phrase, noun_phrase_at
from newsticker.claims.sheet import Sentence, Sheet
from newsticker.language.agencies import agency_of
from newsticker.language.pack import Gender, LanguagePack
from newsticker.model import Kind, Span
from newsticker.text.tokens import Token

_QUOTES = frozenset('„“”"»«‚‘›‹()')


class Member(Struct):
    """Somebody in the cast: ``role`` as written, ``nouns`` the common nouns that were said of them."""

    name: str
    kind: Kind
    gender: Gender | None
    role: str | None
    nouns: set[str]
    metonym: str | None = None
    at: int = -1
    is_named: bool = True


REMEMBERED = 400
SPEAKING = ("sprecher", "sprecherin", "spokesman", "spokeswoman", "spokesperson")
LEGAL_FORMS = frozenset(
    {"AG", "SE", "GmbH", "KG", "Inc", "Ltd", "plc", "PLC", "Corp", "LLC", "SA", "SpA"}
)


class Cast(Struct):
    """Everybody named in an article; ``mentions`` are (offset, member) in the order of the text."""

    pack: LanguagePack
    members: list[Member]
    mentions: list[tuple[int, Member]]
    by_word: dict[str, list[Member]] = {}

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
    cast.mentions.sort(key=lambda mention: mention[0])
    return cast


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
        for inner in _parts(sentence, phrase, cast.pack):
            member = describe(inner, cast.pack)
            if member is not None and not member.nouns & cast.pack.medium_nouns:
                cast.mentions.append((inner[0].start, _enter(cast, member)))
        at = phrase.after


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
    told = describe(other.tokens(sentence), cast.pack) if other is not None else None
    if told is None or told.kind not in {"organisation", "person"} or not told.nouns:
        return
    if any(cast.pack.kind_of_noun(t.lower) for t in names):
        return
    name = " ".join(t.text for t in names)
    member = Member(name, told.kind, told.gender, told.role, told.nouns)
    cast.mentions.append((names[0].start, _enter(cast, member)))


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
        cast.members.append(member)
        cast.by_word.setdefault(member.name.rsplit(" ", 1)[-1], []).append(member)
        return member
    if len(member.name.split()) > len(known.name.split()) and known.kind == "person":
        known.name = member.name
    if member.nouns and not known.nouns:
        known.kind, known.gender = member.kind, member.gender
    known.nouns |= member.nouns
    known.role = known.role or member.role
    known.gender = known.gender or member.gender
    return known


def same_party(a: Member, b: Member) -> bool:
    """Equal names, or a surname alone for a full name of the same article."""
    if a.name == b.name:
        return True
    if not (a.is_named and b.is_named):
        return False
    x, y = a.name.split(), b.name.split()
    return "person" in (a.kind, b.kind) and x[-1] == y[-1] and (len(x) == 1 or len(y) == 1)


def head_part(tokens: list[Token], pack: LanguagePack) -> list[Token]:
    """The phrase without its genitive and prepositional attributes."""
    for offset, token in enumerate(tokens[1:], 1):
        if token.lower in pack.genitives or token.tag in {"PREP", "PREPDET"}:
            return tokens[:offset]
    return tokens


def describe(tokens: list[Token], pack: LanguagePack) -> Member | None:
    """Whom a noun phrase describes by its own words, None where it names no party at all."""
    head = [t for t in head_part(tokens, pack) if t.text not in _QUOTES]
    nouns = [t for t in head if t.tag == "N"]
    if not nouns:
        return None
    state = _as_state(tokens, head, nouns, pack)
    if state is not None:
        return state
    agency = agency_of(" ".join(t.text for t in head if t.tag in {"N", "ADJ"}))
    if agency is not None:
        return Member(agency.code, "organisation", "f", None, {pack.agency_noun})
    rest = tokens[len(head_part(tokens, pack)) :]
    house = _house_behind(nouns, rest, pack) or _name_behind(tokens, nouns, pack)
    if house is not None:
        return house
    firm = _firm(head, nouns, pack)
    if firm is not None:
        return firm
    quoted = _quoted_name(head_part(tokens, pack), pack)
    parties = [t for t in nouns if pack.kind_of_noun(t.lower) is not None]
    # English writes compounds apart and its head comes last: "election office chief Doina Stan".
    common = (parties[-1] if pack.compounds_apart else parties[0]) if parties else None
    if common is None:
        return _as_bare_name(head, nouns, quoted)
    kind = pack.kind_of_noun(common.lower)
    assert kind is not None
    if common.lower in pack.named_by_person:
        owner = next(
            (t for t in reversed(tokens) if t.tag == "N" and t.is_capitalised and t is not common),
            None,
        )
        if owner is not None:
            surname = owner.text.removesuffix("'s").removesuffix("’s")
            return Member(f"{surname} {common.lower}", kind, "n", None, said_of(parties))
    proper = _proper_tail(nouns) if pack.compounds_apart else []
    if kind == "organisation" and common in proper:
        name = " ".join(t.text for t in proper)
        return Member(name, kind, "n", None, {t.lower for t in parties})
    at = nouns.index(common)
    names = nouns[at + 1 :]
    role = " ".join(t.text for t in head if t.tag not in {"DET", "PREPDET"} and t not in names)
    gender = pack.gender_of_noun(common.lower)
    sex: Gender | None = gender if gender in {"m", "f"} else None
    said = {common.lower}
    if kind in {"person", "group"} and names:
        name = " ".join(t.text for t in names if t.lower.rstrip(".") not in pack.titles)
        return Member(name or role, "person", sex, role or None, said)
    if kind == "person":
        return Member(pack.canonical_phrase(tokens), kind, sex, None, said, is_named=False)
    short = _abbreviation(tokens)
    if short and kind == "organisation":
        return Member(short, kind, gender, None, said)
    if quoted and kind in {"organisation", "document"}:
        return Member(
            quoted, "organisation" if kind == "organisation" else kind, gender, role or None, said
        )
    if kind == "organisation" and names and ends_in(common.lower, pack.bare_name_nouns):
        return Member(" ".join(t.text for t in names), kind, gender, role or None, said)
    named = (
        bool(names)
        or len(head_part(tokens, pack)) < len(tokens)
        or any(t.tag == "ADJ" for t in head)
    )
    return Member(pack.canonical_phrase(tokens), kind, gender, None, said, is_named=named)


def _proper_tail(nouns: list[Token]) -> list[Token]:
    """ "the operator Western Sound Ferries": the capitalised words that end the phrase, two or more."""
    first = next((i for i in range(len(nouns)) if all(t.is_capitalised for t in nouns[i:])), None)
    tail = nouns[first:] if first is not None else []
    return tail if len(tail) > 1 else []


def said_of(nouns: list[Token]) -> set[str]:
    """The common nouns by which a party was called, lower-case."""
    return {t.lower for t in nouns}


def _house_behind(nouns: list[Token], rest: list[Token], pack: LanguagePack) -> Member | None:
    """The house that a report or its people are named by: "Bericht des Magazins „Quader“", "monitors from Watch"."""
    if not rest:
        return None
    is_report = any(t.lower in pack.report_nouns or t.lower in pack.medium_nouns for t in nouns)
    is_staff = rest[0].lower in pack.from_words
    if not (is_report or is_staff):
        return None
    inner = rest[1:] if rest[0].tag in {"PREP", "PREPDET"} else rest
    described = describe(inner, pack) if inner else None
    if described is None or described.kind not in {"organisation", "person"}:
        return None
    if not described.is_named or (is_staff and described.kind == "person"):
        return None
    described.nouns |= {t.lower for t in nouns}
    return described


def _name_behind(tokens: list[Token], nouns: list[Token], pack: LanguagePack) -> Member | None:
    """ "die Präsidentin des Bundes, Marit Dahl": a role and the name after the comma."""
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if comma is None or not any(pack.kind_of_noun(t.lower) == "person" for t in nouns):
        return None
    name = " ".join(t.text for t in tokens[comma + 1 :] if t.tag == "N")
    role = next(t for t in nouns if pack.kind_of_noun(t.lower) == "person")
    gender = pack.gender_of_noun(role.lower)
    words = " ".join(t.text for t in tokens[:comma] if t.tag not in {"DET", "P"})
    return Member(name, "person", gender, words, {role.lower}) if " " in name else None


def _firm(head: list[Token], nouns: list[Token], pack: LanguagePack) -> Member | None:
    """ "Hochwart AG": a firm by its legal form, named with all its words."""
    if len(nouns) < 2 or nouns[-1].text not in LEGAL_FORMS:
        return None
    known = [t for t in nouns[:-2] if pack.kind_of_noun(t.lower) is not None]
    name = " ".join(t.text for t in nouns if t not in known)
    return Member(name, "organisation", "f", None, {pack.firm_noun, *(t.lower for t in known)})


def _as_state(
    tokens: list[Token], head: list[Token], nouns: list[Token], pack: LanguagePack
) -> Member | None:
    """A state by its name ("das Partnerland Südkorea"), its capital, or its government."""
    last = nouns[-1]
    before = [pack.kind_of_noun(t.lower) for t in nouns[:-1]]
    name = pack.states.get(last.lower)
    if (
        name
        and len(head) == len(head_part(tokens, pack))
        and all(k in {None, "state"} for k in before)
        and len(nouns) <= 2
    ):
        role = " ".join(t.text for t in nouns[:-1]) or None
        return Member(
            name, "state", "n" if pack.neuter_states else None, role, {t.lower for t in nouns}
        )
    rest = tokens[len(head_part(tokens, pack)) :]
    seat = rest[-1].lower if rest and rest[0].lower in pack.place_prepositions else ""
    if pack.kind_of_noun(last.lower) == "state" and len(nouns) == 1 and seat in pack.capitals:
        words = " ".join(t.text for t in tokens)
        return Member(pack.capitals[seat], "state", "n", None, {last.lower}, metonym=words)
    if len(nouns) == 1 and last.lower in pack.capitals and head[0] is last:
        return Member(
            pack.capitals[last.lower], "state", "n", None, {last.lower}, metonym=last.text
        )
    return None


def _abbreviation(tokens: list[Token]) -> str | None:
    """The short form in brackets that a house goes by: "Bundesamt für Statistik (BfS)"."""
    for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text == "(" and behind.text == ")" and sum(c.isupper() for c in token.text) >= 2:
            return token.text
    return None


def ends_in(lower: str, nouns: frozenset[str]) -> bool:
    """Whether a noun, as it stands or without its genitive s, is or ends in one of ``nouns``."""
    forms = {lower, lower.removesuffix("s"), lower.removesuffix("es")}
    return any(f == noun or (len(noun) > 3 and f.endswith(noun)) for f in forms for noun in nouns)


def _quoted_name(tokens: list[Token], pack: LanguagePack) -> str | None:
    marks = [i for i, t in enumerate(tokens) if t.text in _QUOTES and t.text not in "()"]
    if len(marks) < 2:
        return None
    return " ".join(t.text for t in tokens[marks[0] + 1 : marks[1]])


def _as_bare_name(head: list[Token], nouns: list[Token], quoted: str | None) -> Member | None:
    text = " ".join(t.text for t in nouns)
    agency = agency_of(text)
    if agency is not None:
        return Member(agency.code, "organisation", "f", None, set())
    if quoted:
        return Member(quoted, "organisation", None, None, set())
    has_article = head[0].tag in {"DET", "POSS", "NUM", "PREPDET"} or any(
        t.tag == "ADJ" for t in head
    )
    if len(nouns) > 3 and not has_article and all(t.is_capitalised for t in nouns):
        return Member(text, "organisation", None, None, set())
    if (
        len(nouns) >= 2
        and not has_article
        and all(t.text[0].isupper() and not t.text.isupper() for t in nouns)
    ):
        return Member(text, "person", None, None, set())
    if any(t.text.isupper() and len(t.text) > 1 for t in nouns) or (
        not has_article and "-" in text
    ):
        return Member(text, "organisation", None, None, set())
    return None


def meant_by(cast: Cast, tokens: list[Token], described: Member, before: int) -> Member:
    """Whom a phrase means in this article: the full name of a short one, the named one of a role."""
    if described.metonym is None and described.is_named:
        for member in cast.known_as(described.name):
            if member is not described and same_party(member, described):
                return member
    if described.is_named or tokens[0].tag not in {"DET", "PREPDET", "N"}:
        return described
    for _, member in cast.before(before):
        if member.is_named and _role_fits(member, described, cast.pack):
            return member
    early = [m for _, m in cast.mentions[:REMEMBERED]]
    fitting = next((m for m in early if m.is_named and _role_fits(m, described, cast.pack)), None)
    return (
        fitting
        or _only_house(early, described, cast.pack)
        or _more_special(early, described)
        or _fullest(early, described)
    )


def _more_special(early: list[Member], described: Member) -> Member | None:
    """ "das Ministerium" where the article has "das Gesundheitsministerium" and no name for either."""
    return next(
        (
            m
            for m in early
            if m.kind == described.kind == "organisation"
            and any(x != y and x.endswith(y) for x in m.nouns for y in described.nouns)
        ),
        None,
    )


def _only_house(early: list[Member], described: Member, pack: LanguagePack) -> Member | None:
    """A firm's noun ("der Betreiber") means the one house that the article names without saying what it is."""
    firms = [special for generic, special in pack.generic_nouns[:1]]
    if described.kind != "organisation" or not any(
        ends_in(noun, special) for noun in described.nouns for special in firms
    ):
        return None
    houses = {m.name: m for m in early if m.kind == "organisation" and m.is_named and not m.nouns}
    unknown = [m for m in houses.values() if agency_of(m.name) is None]
    return unknown[0] if len(unknown) == 1 else None


def _fullest(early: list[Member], described: Member) -> Member:
    """ "the office", "the election office": the longest name of the article that ends in the same words."""
    if described.kind != "organisation":
        return described
    ending = " " + described.name.casefold()
    longer = [m for m in early if m.kind == described.kind and m.name.casefold().endswith(ending)]
    return max(longer, key=lambda m: len(m.name), default=described)


def _role_fits(member: Member, described: Member, pack: LanguagePack) -> bool:
    both_reports = bool(described.nouns & pack.report_nouns & member.nouns)
    if (member.kind != described.kind and not both_reports) or (
        member.gender
        and described.gender
        and member.gender != described.gender
        and member.kind == "person"
    ):
        return False
    if described.nouns & pack.report_nouns & member.nouns:
        return True
    return any(
        _ends_alike(mine, theirs) for mine in member.nouns for theirs in described.nouns
    ) or any(
        ends_in(theirs, generic) and ends_in(mine, special)
        for generic, special in pack.generic_nouns
        for mine in member.nouns
        for theirs in described.nouns
    )


def _ends_alike(a: str, b: str) -> bool:
    """ "innenministerin" and "ministerin", "geheimdienstes" and "geheimdienst"."""
    x, y = (w.removesuffix("es").removesuffix("s") for w in (a, b))
    return x.endswith(y) or y.endswith(x)
