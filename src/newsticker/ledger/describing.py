"""What an article says of its people: whose voice they are.

The noun phrases beside a name and the speaker's own phrases are looked at: they name a house of the event
("Hafensprecher Lohse", "Lohse, who runs Northport"), a state by its adjective, possessor or capital, or the kind of
house alone ("der Konzernsprecher"). Then it is the house of that kind that the text named last before, of those that
say most in the event. Whoever was or is called former is nobody's voice, nor is who speaks against the house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

from newsticker.language.likeness import Likeness
from newsticker.language.pack import LanguagePack
from newsticker.ledger.names import bare_name, plain_words, state_in
from newsticker.ledger.offices import held_office
from newsticker.ledger.statements import folded_words
from newsticker.model import Kind, Reading
from newsticker.text.folding import fold
from newsticker.text.tokens import Token, tokenise

_Told = Callable[[tuple[str, ...]], int]
_One = Callable[[str], Hashable]
_BEFORE = 110  # characters before a name in which its description stands
_BEHIND = 100
# What a description weighs that names the house, and one that tells it by the word of the office.
_NAMED, _HELD = 3, 2
_PARAGRAPH = "\n\n"


class Voice(Struct, frozen=True):
    """That somebody speaks for a house, how much that weighs, and whether nobody else can in the same way (``sole``)."""

    person: str
    house: str
    weight: int
    sole: bool = False


def seat_of(name: str, text: str, pack: LanguagePack) -> str | None:
    """The one state whose ministry or army an article means that it calls by no state's name; None for other names."""
    bare = bare_name(name)
    organ = any(organ in " ".join(bare) for organ in pack.state_organs)
    if not organ or len(bare) > 1 or state_in(bare, pack):
        return None
    found = set()
    for match in re.finditer(rf"(?i)(\w+)\s+{re.escape(bare[0])}\w*(?:\s+in\s+(\w+))?", text):
        state = state_in([(match[2] or match[1]).lower()], pack)
        if state:
            found.add(state)
    return next(iter(found)) if len(found) == 1 else None


class Described:
    """The people of an article and what its words say of them."""

    def __init__(
        self,
        reading: Reading,
        names: Sequence[tuple[str, Kind]],
        known: Sequence[str],
        pack: LanguagePack,
        likeness: Likeness,
    ) -> None:
        """``names`` are the parties of the article, ``known`` the houses of the event."""
        self._text, self._pack, self._likeness = reading.text, pack, likeness
        self._names, self._known = names, known
        self._flat = fold(reading.text)
        self._found: dict[tuple[bool, bool], list[tuple[int, str]]] = {}
        self._phrases: dict[str, list[str]] = {}
        for claim in reading.claims:
            speaker = claim.speaker
            if speaker and speaker.name and speaker.kind == "person":
                told = " ".join(filter(None, (speaker.role, speaker.text)))
                self._phrases.setdefault(speaker.name, []).append(told)

    def voices(self, told: _Told, one: _One) -> Iterator[Voice]:
        """Every party that speaks for a house, with the house and how much the description weighs.

        ``told`` is how many claims of the event a house is the origin of, ``one`` what stands for all names of a house.
        """
        for name, kind in self._names:
            bare = bare_name(name)
            if len(bare) == 1 and bare[0] in self._pack.organs:
                house = self._nearest(bare[0], self._text.find(name), told)
                if house:
                    yield Voice(name, house, 1)
            if kind != "person":
                continue
            for phrase, place in self._descriptions(name):
                house, weight = self._house_in(phrase, place, told)
                held = None
                if weight < _NAMED and not any(w in phrase.lower() for w in self._likeness.outside):
                    held = held_office(phrase, name, self._known, one, self._pack, self._likeness)
                if held:
                    yield Voice(name, held.house, _HELD, held.sole)
                elif house:
                    yield Voice(name, house, weight)

    def _descriptions(self, name: str) -> Iterable[tuple[str, int]]:
        """The noun phrases that stand before and behind the name wherever it is written, and the speaker's own.

        None reaches over the end of a paragraph: the headline "Gewerkschaft attackiert Nordair" above
        "Gewerkschaftschef Bernd Strack …" makes him nobody's voice at Nordair.
        """
        for phrase in self._phrases.get(name, ()):
            yield phrase, max(self._text.find(phrase), 0)
        for found in re.finditer(rf"(?<!\w){re.escape(name)}", self._text):
            start = max(0, found.start() - _BEFORE)
            before = self._text[start : found.start()].rpartition(_PARAGRAPH)[2]
            yield self._phrase_before(self._tagged(before)), found.start()
            behind = self._text[found.end() :][:_BEHIND].partition(_PARAGRAPH)[0]
            yield self._phrase_behind(self._tagged(behind)), found.start()

    def _tagged(self, text: str) -> list[Token]:
        tokens = tokenise(text)
        self._pack.tag(tokens)
        return tokens

    def _phrase_before(self, tokens: list[Token]) -> str:
        if tokens and tokens[-1].text == ",":
            tokens = tokens[:-1]
        first = len(tokens)
        while first and self._in_phrase(tokens[first - 1]):
            first -= 1
        return " ".join(token.text for token in tokens[first:])

    def _phrase_behind(self, tokens: list[Token]) -> str:
        first = 1 if tokens and tokens[0].text == "," else 0
        if first == 0 and not (tokens and tokens[0].lower in self._pack.attaching):
            return ""
        end = first
        if first and first < len(tokens) and tokens[first].lower in self._pack.relatives:
            end = next(
                (n for n in range(first, len(tokens)) if tokens[n].text in ",.;"), len(tokens)
            )
        while end < len(tokens) and (self._in_phrase(tokens[end]) or self._is_seat(tokens, end)):
            end += 1
        return " ".join(token.text for token in tokens[first:end])

    def _is_seat(self, tokens: list[Token], at: int) -> bool:
        """ "des Ministeriums in Duschanbe": where a house is belongs to its name."""
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return tokens[at].tag == "PREP" and following in self._pack.seats

    def _in_phrase(self, token: Token) -> bool:
        if token.tag in {"N", "ADJ", "DET", "POSS", "PREPDET"}:
            return True
        return token.tag == "PREP" and token.lower in self._pack.attaching

    def _house_in(self, phrase: str, place: int, told: _Told) -> tuple[str | None, int]:
        """The house a description tells, None where it is nobody's voice, and how much that weighs."""
        lower = phrase.lower()
        if any(word in lower for word in self._likeness.outside):
            return None, 0
        if not any(word in lower for word in self._likeness.offices):
            return None, 0
        organ = any(word in lower for word in self._pack.state_organs)
        state = state_in(plain_words(phrase), self._pack) if organ else None
        if state:
            return state, _NAMED
        named = self._named_in(lower)
        if named:
            return seat_of(named, self._text, self._pack) or named, _NAMED
        if any(word in lower for word in self._pack.opposed):
            return None, 0
        return self._nearest(lower, place, told), 1

    def _named_in(self, lower: str) -> str | None:
        """A house of the event whose name the description has, the longest one."""
        words = {part for word in folded_words(lower) for part in (word, *word.split("-"))}
        words |= {word[:-1] for word in words if word.endswith("s")}
        flat = fold(lower)
        fits = [
            (len(name), name)
            for name in self._known
            if all(part in words for part in name.split()) or (len(name) > 3 and name in flat)
        ]
        return max(fits)[1] if fits else None

    def _nearest(self, lower: str, place: int, told: _Told) -> str | None:
        """The house of the office's kind that the text named last before, None where the kind is not told."""
        firm = any(word in lower for word in self._likeness.firm_words)
        official = any(word in lower for word in self._likeness.state_words)
        words = lower.split()
        whose = any(w in self._pack.definite or w in self._pack.attaching for w in words[1:])
        heads = (*self._pack.spokespeople, *self._pack.leaders)
        bare = not whose and len(words) <= 3 and any(w.startswith(heads) for w in words)
        if not (firm or official or bare) or (official and not self._speaks(lower)):
            return None
        spots = self._spots(firm=firm, official=official)
        named = {name: told(bare_name(name)) for _, name in spots}
        most = max(named.values(), default=0)
        # A house that says little in the event is hardly the one whose office needs no name.
        before = [(at, name) for at, name in spots if at <= place and 2 * named[name] >= most]
        return max(before)[1] if before else None

    def _spots(self, *, firm: bool, official: bool) -> list[tuple[int, str]]:
        """Where the text names a house that can be the firm or the office that is looked for."""
        key = firm, official
        if key not in self._found:
            self._found[key] = [
                (found.start(), name)
                for name in self._known
                if self._fits(name, firm=firm, official=official)
                for found in re.finditer(rf"(?<!\w){_pattern(name)}", self._flat)
            ]
        return self._found[key]

    def _speaks(self, lower: str) -> bool:
        return any(word in lower for word in self._pack.spokespeople)

    def _fits(self, name: str, *, firm: bool, official: bool) -> bool:
        """Whether a house can be the firm or the office that is looked for."""
        if any(word in name for word in self._pack.opposed):
            return False
        nouns = [part for word in name.split() for part in word.split("-")]
        public = [fold(noun) for noun in self._pack.public_nouns]
        is_public = any(noun.endswith(other) for noun in nouns for other in public)
        is_state = state_in(name.split(), self._pack) is not None
        if official and not firm:
            return is_public or is_state
        return not (firm and (is_public or is_state))


def _pattern(name: str) -> str:
    return r"\W+(?:\w+\W+)?".join(re.escape(word) for word in name.split())
