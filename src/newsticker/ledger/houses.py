"""For whom a party speaks: a spokesman for his house, a ministry for its state, a capital for its country.

Within one event, names are folded into houses: what is written in several ways, boards and offices of a house, short
forms, and people as articles describe them (describing.py). Two people are never one, whatever their names; of people
whose surname alone is told it is who the event calls so in full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from newsticker.language.agencies import agency_of
from newsticker.language.likeness import likeness_of
from newsticker.language.pack import LanguagePack
from newsticker.language.packs import pack_of
from newsticker.ledger.describing import Described, Voice
from newsticker.ledger.groups import Groups
from newsticker.ledger.names import (
    bare_name,
    is_part,
    kind_by_noun,
    names_of,
    plain_words,
    state_in,
)
from newsticker.model import Claim, Kind, Reading

_SHORT_FORM = re.compile(r"((?:[^\W\d_][\w’'-]* ){1,7})\(([A-ZÄÖÜ]{2,}\w?)\)")
_ENDING = re.compile(r"(?<=\w{3})(e|er|es|en|em)$")
# So many letters at the beginning tell what a compound is of: "Klinikverbund", "Kliniken".
_BEGINNING = 6
_HOUSES: frozenset[Kind] = frozenset({"organisation", "state", "group"})


class Houses:
    """The houses of one event."""

    def __init__(self, readings: Sequence[Reading], languages: Sequence[str | None]) -> None:
        """Folds all names that the claims of the readings have."""
        self._groups: Groups[tuple[str, ...]] = Groups()
        self._kinds: dict[tuple[str, ...], Kind] = {}
        self._full: dict[str, set[tuple[str, ...]]] = {}
        self._handing_on: Counter[tuple[str, ...]] = Counter()
        self._claims: Counter[tuple[str, ...]] = Counter()
        self._votes: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
        parties = [
            self._parties(reading, pack_of(language))
            for reading, language in zip(readings, languages, strict=True)
        ]
        for names in parties:
            for name, kind in names:
                self._note(name, kind)
        self._handing_on.update(
            bare_name(party.name) for r in readings for c in r.claims for party in c.chain[1:]
        )
        self._claims.update(bare_name(c.knew_first) for r in readings for c in r.claims)
        for reading, language, names in zip(readings, languages, parties, strict=True):
            pack = pack_of(language)
            if pack:
                self._fold_states(names, pack)
                self._fold_short_forms(reading.text)
        for pack in filter(None, map(pack_of, dict.fromkeys(languages))):
            self._fold_parts(pack)
        self._hear(readings, languages, parties)
        for reading in readings:
            self._fold_deniers(reading)

    def _hear(
        self,
        readings: Sequence[Reading],
        languages: Sequence[str | None],
        parties: Sequence[Sequence[tuple[str, Kind]]],
    ) -> None:
        """Notes for whom the articles say that people speak; what copies say alike is read once, and counts for each."""
        known = {code: self._known(pack) for code in set(languages) if (pack := pack_of(code))}
        heard: dict[Hashable, list[Voice]] = {}
        sole: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        voices: list[Voice] = []
        for reading, language, names in zip(readings, languages, parties, strict=True):
            pack, likeness = pack_of(language), likeness_of(language)
            if pack is None or likeness is None:
                continue
            speakers = tuple(claim.speaker for claim in reading.claims)
            key = reading.text, language, tuple(names), speakers
            if key not in heard:
                described = Described(reading, names, known[language], pack, likeness)
                heard[key] = list(described.voices(self.told, self._one))
            voices += heard[key]
        for voice in voices:
            if voice.sole:
                people = sole.setdefault(self._one(voice.house), set())
                people.add(self._key(bare_name(voice.person)))
        for voice in voices:
            # Of two mayors no town that is named is both's, and which of them has it is not told.
            if not voice.sole or len(sole[self._one(voice.house)]) == 1:
                self.speaks_for(voice.person, voice.house, voice.weight)

    def _one(self, house: str) -> tuple[str, ...]:
        """What stands for all names of a house."""
        return self._groups.first(bare_name(house))

    def of(self, name: str) -> str:
        """The house of a party, or the party itself where it speaks for none."""
        bare = self._key(bare_name(name))
        votes = self._votes.get(bare)
        house = min(votes, key=lambda one: (-votes[one], one)) if votes else bare
        return " ".join(self._groups.first(house))

    def join(self, a: str, b: str) -> None:
        """Notes that two houses are one."""
        self._groups.join(bare_name(a), bare_name(b))

    def speaks_for(self, person: str, house: str, weight: int) -> None:
        """Notes that an article describes a person as the voice of a house; the most and best of them tell."""
        first = self._groups.first(bare_name(house))
        self._votes.setdefault(self._key(bare_name(person)), Counter())[first] += weight

    def _known(self, pack: LanguagePack) -> list[str]:
        """The houses that somebody can speak for: no mere medium, and no board that has no name of its own."""
        return [
            " ".join(bare)
            for bare, kind in self._kinds.items()
            if kind in {"organisation", "state"}
            and not self.hands_on(bare)
            and not (len(bare) == 1 and bare[0] in pack.organs)
        ]

    def hands_on(self, bare: tuple[str, ...]) -> bool:
        """Whether a party is known to tell what others said: a medium, an agency."""
        if agency_of(" ".join(bare)) is not None:
            return True
        return self._handing_on[bare] > self._claims[bare]

    def _parties(self, reading: Reading, pack: LanguagePack | None) -> list[tuple[str, Kind]]:
        found: dict[str, Kind] = {}
        for claim in reading.claims:
            for name, kind in names_of(claim):
                told = kind_by_noun(name, pack) if kind == "unnamed" and pack else None
                if found.get(name, "unnamed") == "unnamed":
                    found[name] = told or kind
        return list(found.items())

    def _note(self, name: str, kind: Kind) -> None:
        bare = bare_name(name)
        if len(bare) > 1 and kind == "person":
            self._full.setdefault(bare[-1], set()).add(bare)
        known = self._kinds.get(bare)
        # A chain of gold-like readings repeats the speaker's kind; a house's own kind tells more than a person's.
        if known is None or known in {"person", "unnamed"}:
            self._kinds[bare] = kind

    def _key(self, bare: tuple[str, ...]) -> tuple[str, ...]:
        full = self._full.get(bare[-1], set())
        if len(bare) == 1 and len(full) == 1:
            return next(iter(full))
        return bare

    def _fold_states(self, names: Iterable[tuple[str, Kind]], pack: LanguagePack) -> None:
        """A ministry is its state; a capital, where it is named as a party, too."""
        for name, kind in names:
            state = state_in(plain_words(name), pack)
            organ = any(organ in name.lower() for organ in pack.state_organs)
            if state and (kind == "state" or (kind == "organisation" and organ)):
                self.join(name, state)

    def told(self, bare: tuple[str, ...]) -> int:
        """How many claims a party is the origin of, by any of its names."""
        first = self._groups.first(bare)
        return sum(n for one, n in self._claims.items() if self._groups.first(one) == first)

    def _fold_deniers(self, reading: Reading) -> None:
        """Who denies what a house denies too, in one article, denies it for the house."""
        deniers: dict[str, list[Claim]] = {}
        for claim in reading.claims:
            if claim.stance == "denies" and claim.denies:
                deniers.setdefault(claim.denies, []).append(claim)
        for claims in deniers.values():
            names = {
                claim.knew_first: self._kinds.get(bare_name(claim.knew_first)) for claim in claims
            }
            houses = {
                self.of(name) for name, kind in names.items() if kind in {"organisation", "state"}
            }
            people = [name for name, kind in names.items() if kind == "person"]
            if len(houses) == 1:
                for name in people:
                    self.speaks_for(name, next(iter(houses)), 2)

    def _fold_short_forms(self, text: str) -> None:
        """ "Gewerkschaft Metall und Fahrzeug (GMF)": the letters are the house."""
        for found in _SHORT_FORM.finditer(text):
            short = bare_name(found[2])
            words = bare_name(found[1])
            fits = [
                bare
                for bare, kind in self._kinds.items()
                if kind in _HOUSES
                and bare != short
                and bare[-1] == words[-1]
                and set(bare) <= set(words)
            ]
            for bare in fits if short in self._kinds else ():
                self._groups.join(bare, short)

    def _fold_parts(self, pack: LanguagePack) -> None:
        """ "Vorstand von X" is X, "Brython" is "Brython Freight", "Autozulieferer Brennecke" is "Brennecke"."""
        houses = [bare for bare, kind in self._kinds.items() if kind in _HOUSES]
        by_word: dict[str, list[tuple[str, ...]]] = {}
        for bare in houses:
            for word in bare:
                by_word.setdefault(word, []).append(bare)
        for bare in houses:
            for longer in by_word.get(bare[-1], ()):
                if len(longer) > len(bare) and is_part(bare, longer, pack):
                    self._groups.join(longer, bare)
        self._fold_common_nouns(houses, pack)
        self._fold_inflected(houses, pack)
        papers = [bare for bare, kind in self._kinds.items() if kind == "document"]
        for bare in papers:
            for other in papers:
                if (len(bare) == 1 and bare != other and other[-1].endswith(bare[0])) or (
                    len(bare) < len(other) and other[-len(bare) :] == bare
                ):
                    self._groups.join(other, bare)

    def _fold_common_nouns(self, houses: Sequence[tuple[str, ...]], pack: LanguagePack) -> None:
        """ "das Ministerium" is the one house of the event whose name has that noun: "bayerisches Gesundheitsministerium"."""
        for bare in houses:
            if len(bare) > 1 or pack.kind_of_noun(bare[0]) is None:
                continue
            longer = {
                self._groups.first(other)
                for other in houses
                if other != bare and any(word.endswith(bare[0]) for word in other)
            }
            # Of several states at odds each has a ministry of that name; where its seat is, tells which (seat_of).
            if len(longer) == 1 and not any(organ in bare[0] for organ in pack.state_organs):
                self._groups.join(next(iter(longer)), bare)

    def _fold_inflected(self, houses: Sequence[tuple[str, ...]], pack: LanguagePack) -> None:
        """ "Rotes Kreuz" is "das Rote Kreuz", "Klinikverbund Spreemark" the "Spreemark-Kliniken": what tells is the same."""
        by_form: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for bare in houses:
            form = tuple(_ENDING.sub("", word) for word in bare)
            met = by_form.setdefault(form, [])
            if met:
                self._groups.join(met[0], bare)
            met.append(bare)
            own, common = _proper(bare, pack)
            alike = by_form.setdefault(("*", *own), []) if own and common else []
            for other in alike:
                if _proper(other, pack)[1] & common:
                    self._groups.join(other, bare)
            alike.append(bare)


def _proper(bare: tuple[str, ...], pack: LanguagePack) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name that no common noun is, and how the others begin."""
    parts = [part for word in bare for part in word.split("-")]
    own = tuple(part for part in parts if pack.kind_of_noun(part) is None)
    return own, frozenset(part[:_BEGINNING] for part in parts if part not in own)
