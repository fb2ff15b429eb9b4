"""Cue sites: where a verb of saying, denying, warning … stands, with its auxiliary and its particle.

Constructions: finite verb ("sagte"), split verb ("teilte … mit"), perfect ("hat … gewarnt"), verb-final
clause ("berichtete", "mitteilte"). A refusal ("wollte nicht bestätigen", "weder bestätigen noch
dementieren") and an intention ("will mitteilen") are no sites.
"""

from __future__ import annotations

import itertools
from typing import get_args

from msgspec import Struct

from newsticker.claims.sheet import Piece, Sentence
from newsticker.language.pack import CueVerb, LanguagePack
from newsticker.model import Stance
from newsticker.text.tokens import Token


class CueSite(Struct):
    """A cue verb in a sentence: token numbers of the verb, of its finite auxiliary and of its particle."""

    sentence: Sentence
    piece: int
    verb: int
    finite: int
    particle: int | None
    entry: CueVerb
    is_negated: bool
    is_passive: bool

    @property
    def is_gerund(self) -> bool:
        """Whether the verb is a bare form in -ing, which has no subject of its own: "…, adding that"."""
        return self.sentence.tokens[self.verb].tag == "G" and self.finite == self.verb

    @property
    def stance_negated(self) -> Stance | None:
        """The stance that this verb has under a negation, where it differs from its kind's."""
        stances: tuple[Stance, ...] = get_args(Stance)
        return next((s for s in stances if f"not:{s}" in self.entry.frames), None)

    @property
    def tokens(self) -> list[int]:
        """The tokens that carry the cue's meaning: verb and particle."""
        return [self.verb] if self.particle is None else sorted((self.verb, self.particle))


def find_cue_sites(sentence: Sentence, pack: LanguagePack) -> list[CueSite]:
    """The cue sites of a sentence outside its spoken quotations, in order."""
    sites = []
    questioned = _is_question(sentence)
    for number, piece in enumerate(sentence.pieces):
        if questioned and number == 0:
            continue
        for at in range(piece.first, piece.after):
            token = sentence.tokens[at]
            if token.tag in {"V", "X", "I", "G"} and sentence.quotation_of(token) is None:
                site = _site_at(sentence, number, at, pack) or _beside_quotation(
                    sentence, number, at, pack
                )
                if site is not None:
                    sites.append(site)
    return sites


def _is_question(sentence: Sentence) -> bool:
    """ "Fürchten Sie Nachteile?", "Was sagen Sie dazu?": an asker's own first clause tells of nobody's words."""
    words = [t for t in sentence.tokens if t.tag != "P"]
    ends = sentence.tokens[-1].text == "?" and sentence.quotation_of(sentence.tokens[-1]) is None
    return ends and bool(words) and words[0].tag in {"V", "QW"} and not sentence.quotations


def _beside_quotation(
    sentence: Sentence, number: int, at: int, pack: LanguagePack
) -> CueSite | None:
    """ "„…“, schmunzelte sie", "“…,” he shot back": beside a whole quotation any verb is one of saying."""
    tokens, piece = sentence.tokens, sentence.pieces[number]
    token = tokens[at]
    if (
        number == 0
        or token.tag != "V"
        or token.lemma in pack.auxiliaries | pack.it_is_said | pack.written
    ):
        return None
    before = sentence.pieces[number - 1]
    words = [t for t in tokens[piece.first : piece.after] if t.tag != "P"]
    verbs = [t for t in words if t.tag in {"V", "X", "I", "Z"}]
    if (
        not before.is_quotation
        or before.after - before.first < 3
        or len(verbs) > 1
        or len(words) > 12
    ):
        return None
    in_place = words[0] is token or (not pack.clause_after_comma and token in words[1:5])
    if not in_place:
        return None
    entry = CueVerb(token.lemma, "states", frozenset({"clause"}))
    return CueSite(sentence, number, at, at, None, entry, is_negated=False, is_passive=False)


def _site_at(sentence: Sentence, number: int, at: int, pack: LanguagePack) -> CueSite | None:
    tokens, piece = sentence.tokens, sentence.pieces[number]
    token = tokens[at]
    splits = token.tag == "V" or not pack.clause_after_comma
    particle = _particle(sentence, number, at, pack) if splits else None
    lemma = f"{tokens[particle].lower}|{token.lemma}" if particle is not None else token.lemma
    entry = pack.verbs.get(lemma)
    if lemma in pack.phrase_verbs and (entry is None or _governs_clause(sentence, number, pack)):
        by_phrase = _phrase_verb(sentence, piece, lemma, pack)
        entry, particle = by_phrase if by_phrase[0] is not None else (entry, particle)
    if entry is None or _is_attribute(tokens, piece, at, pack):
        return None
    if not _has_its_source(tokens, piece, entry):
        return None
    if "self" in entry.frames and not _is_of_oneself(tokens, piece, at, pack):
        return None
    if any(f.startswith("unless:") for f in entry.frames) and _is_other_sense(tokens, piece, entry):
        return None
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    helped = _helper(sentence, number, at, pack) if token.tag == "X" else None
    if helped is not None and helped + 1 < len(tokens) and following not in pack.reflexives:
        following = tokens[helped + 1].lower  # "hat sich eine Gruppe gemeldet"
    if (
        following in pack.reflexives
        and not (entry.frames & {"reflexive", "clause"} and entry.stance != "states")
        and "reflexive" not in entry.frames
        and lemma not in pack.phrase_verbs
    ):
        return None
    finite, is_passive = at, False
    if token.tag in {"X", "I"}:
        helper = _helper(sentence, number, at, pack)
        if token.tag == "I":
            if helper is None or not _admits(sentence, number, tokens[helper], entry, pack):
                return None
            finite = helper
        elif helper is not None and _is_hearsay(tokens, at, helper, pack):
            return None
        elif helper is not None:
            finite = helper
            # "war von elf ausgegangen" is a perfect.
            is_passive = lemma not in pack.being_perfects and any(
                t.lemma in pack.passive_auxiliaries for t in (tokens[helper], *_beside(tokens, at))
            )
        elif sentence.part != "title":
            # "der als ausgeschlossen gilt", "when asked": only a headline says by a participle alone.
            return None
    elif token.tag == "G":
        finite = _progressive(sentence, piece, at, pack)
    words = [t.lower for t in tokens[piece.first : piece.after]]
    if entry.stance in {"confirms", "denies"} and any(w in pack.refusals for w in words):
        return None
    if not pack.clause_after_comma:
        # "acknowledged that it had not worked": what follows an English verb is what it says.
        words = [t.lower for t in tokens[max(piece.first, min(finite, at)) : at]]
    negated = any(w in pack.verb_negations for w in words) and not _negates_object(
        sentence, number, at, pack
    )
    if negated and any(w in pack.reflexives for w in words) and "reflexive" in entry.frames:
        return None  # "wollte sich dazu nicht äußern", "hat sich nicht geäußert"
    return CueSite(sentence, number, at, finite, particle, entry, negated, is_passive)


def _is_attribute(tokens: list[Token], piece: Piece, at: int, pack: LanguagePack) -> bool:
    """ "Am Samstag begann die seit Tagen erwartete Räumung": a German clause has one finite verb, and a noun follows."""
    if tokens[at].tag != "V" or not pack.clause_after_comma or at + 1 >= piece.after:
        return False
    if tokens[at + 1].tag not in {"N", "ADJ"} or tokens[at].text[0].isupper():
        return False
    for other in range(piece.first, piece.after):
        if tokens[other].tag == "V" and other != at:
            between = tokens[min(at, other) + 1 : max(at, other)]
            opens = tokens[piece.first : at] if other > at else between
            if not any(t.tag in {"CON", "P"} for t in between):
                return any(t.tag in {"DET", "PREPDET"} for t in opens)
    return False


def _has_its_source(tokens: list[Token], piece: Piece, entry: CueVerb) -> bool:
    """ "Für den Rat steht fest, dass …", but not "Es steht fest, dass …": to whom it is plain."""
    wanted = {f[3:] for f in entry.frames if f.startswith("by:")}
    return not wanted or any(t.lower in wanted for t in tokens[piece.first : piece.after])


def _is_of_oneself(tokens: list[Token], piece: Piece, at: int, pack: LanguagePack) -> bool:
    """ "Ich weiß, dass …", "Das, finde ich, reicht": the pronoun of the first person right beside the finite verb."""
    beside = tokens[max(piece.first, at - 1) : at + 2]
    return tokens[at].tag == "V" and any(t.lower in pack.selves_speaking for t in beside)


def _is_other_sense(tokens: list[Token], piece: Piece, entry: CueVerb) -> bool:
    """ "schloss den Verein vom Turnier aus": the preposition's noun opens no clause and stands for no source."""
    return any(
        f"unless:{tokens[i].lower}" in entry.frames and tokens[i].tag in {"PREP", "PREPDET"}
        and tokens[i + 1].tag in {"DET", "ADJ", "N"}
        for i in range(piece.first + 1, piece.after - 1)
    )  # fmt: skip


def _is_hearsay(tokens: list[Token], at: int, helper: int, pack: LanguagePack) -> bool:
    """ "soll den Vorfall gemeldet haben", "will davor gewarnt haben": hearsay and claim of the modal."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    perfect = behind is not None and behind.lemma in pack.perfect_auxiliaries
    # "will gewarnt haben", "muss gestanden haben": whoever it is said of says nothing.
    return perfect and tokens[helper].lemma in pack.auxiliaries - pack.perfect_auxiliaries


def _beside(tokens: list[Token], at: int) -> list[Token]:
    """The tokens before and after this one, past adverbs and negations: "would not be accused"."""
    before = at - 1
    while before >= 0 and tokens[before].tag in {"ADV", "NEG"}:
        before -= 1
    return [*tokens[max(before, 0) : before + 1], *tokens[at + 1 : at + 2]]


def _progressive(sentence: Sentence, piece: Piece, at: int, pack: LanguagePack) -> int:
    """ "is calling for", "has been warning": the finite form of be before the verb, else the verb itself."""
    tokens, before = sentence.tokens, at - 1
    while before > piece.first and tokens[before].tag in {"ADV", "NEG"}:
        before -= 1
    if before < piece.first or tokens[before].lemma not in pack.passive_auxiliaries:
        return at
    while before > piece.first and tokens[before - 1].lemma in pack.auxiliaries:
        before -= 1
    return before if tokens[before].tag == "V" else at


def _governs_clause(sentence: Sentence, number: int, pack: LanguagePack) -> bool:
    """ "hält es für möglich, dass …": the next piece opens with a complementiser."""
    if number + 1 >= len(sentence.pieces):
        return False
    behind = sentence.pieces[number + 1]
    words = [t for t in sentence.tokens[behind.first : behind.after] if t.tag != "P"]
    return bool(words) and words[0].lower in pack.complementisers


def _phrase_verb(
    sentence: Sentence, piece: Piece, lemma: str, pack: LanguagePack
) -> tuple[CueVerb | None, int | None]:
    """The entry of a verb with the noun or adjective that makes it one of saying, and where that stands."""
    for words, stance in pack.phrase_verbs[lemma]:
        for at in range(piece.first, piece.after):
            if sentence.tokens[at].lower not in words:
                continue
            frames = frozenset({"clause", "infinitive"})
            if not pack.clause_after_comma:
                # "expressed concern about the attack"
                frames |= {f"pre:{word}" for word in pack.about}
            if sentence.tokens[at].lower in pack.plain_to:
                frames = frozenset({"clause", *(f"by:{word}" for word in pack.to_whom)})
            if stance == "denies":
                # "stellte das in Abrede", "wies es von sich", but "stellte sich vor".
                if not any(t.tag == "PREP" for t in sentence.tokens[max(0, at - 2) : at]):
                    continue
                frames |= {"object"}
            if stance == "promises" and sentence.tokens[at - 1].tag == "PREP":
                frames |= {"object"}  # "stellte den Bau in Aussicht"
            return CueVerb(lemma, stance, frames), at
    return None, None


def _admits(
    sentence: Sentence, number: int, helper: Token, entry: CueVerb, pack: LanguagePack
) -> bool:
    """Whether an infinitive under this modal was said: "musste einräumen", "wollte nicht ausschließen", "did not deny"."""
    piece = sentence.pieces[number]
    words = {t.lower for t in sentence.tokens[piece.first : piece.after]}
    excludes_nothing = entry.stance == "denies" or any(f.startswith("not:") for f in entry.frames)
    if (
        helper.lemma in pack.obliging
        and helper.mood == "P"
        and entry.stance in {"states", "expects", "demands"}
    ):
        return False  # "Labore müssen ihre Funde melden", but "Sie musste betonen, dass …"
    if words & pack.selves_speaking and helper.lemma in pack.performing_modals:
        # "Ich möchte betonen, dass …", "Wir müssen feststellen, dass …": said by saying so.
        return "clause" in entry.frames and not words & pack.verb_negations
    return helper.lemma in pack.admitting_modals or (
        excludes_nothing and bool(words & pack.verb_negations)
    )


def _negates_object(sentence: Sentence, number: int, at: int, pack: LanguagePack) -> bool:
    """ "nicht nur" and "nicht zuletzt" negate nothing."""
    piece = sentence.pieces[number]
    words = [t.lower for t in sentence.tokens[piece.first : piece.after]]
    return any(
        a in pack.verb_negations and b in pack.only_words for a, b in itertools.pairwise(words)
    )


def _particle(sentence: Sentence, number: int, at: int, pack: LanguagePack) -> int | None:
    """The particle of a split verb: the last word of its piece, or a piece of its own further on."""
    tokens = sentence.tokens
    lemma = tokens[at].lemma
    if not pack.clause_after_comma:
        joined = at + 1 < len(tokens) and f"{tokens[at + 1].lower}|{lemma}" in pack.verbs
        return at + 1 if joined else None
    ends = [(p.first, p.after) for p in sentence.pieces[number:]]
    for order, (first, after) in enumerate(ends):
        words = [i for i in range(max(first, at + 1), after) if tokens[i].tag != "P"]
        if not words:
            continue
        if order == 0:
            words = _own_part(tokens, words)
        for candidate in [words[-1], *words[:-1][-3:]] if order == 0 else words[:1]:
            word = tokens[candidate].lower
            # "fordert … an" is not fordern, though it is no verb of saying itself.
            joined = f"{word}|{lemma}" in pack.verbs or (
                order == 0 and candidate == words[-1] and pack.is_separable(word, lemma)
            )
            # "Die Polizei hat, sagt Krahl, zu spät reagiert": further on a particle stands alone.
            stands = order == 0 or len(words) == 1 or tokens[words[1]].tag == "CON"
            if joined and stands and _is_particle(tokens, candidate, words):
                return candidate
    return None


def _own_part(tokens: list[Token], words: list[int]) -> list[int]:
    """Of "kündigte Hilfe an und bat um Geduld" what stands before the conjunction that leads to another verb."""
    for order, at in enumerate(words):
        if order and tokens[at].tag == "CON":
            behind = (tokens[i].tag for i in words[order + 1 :])
            if next((tag for tag in behind if tag != "ADV"), None) == "V":
                return words[:order]
    return words


def _is_particle(tokens: list[Token], at: int, words: list[int]) -> bool:
    """A particle ends its clause; "ein" before a noun or "an" before a phrase is none."""
    rest = [tokens[i] for i in words if i > at]
    return not rest or rest[0].tag in {"CON", "ADV"} or rest[0].lower in {"sich"}


def _helper(sentence: Sentence, number: int, at: int, pack: LanguagePack) -> int | None:
    """The finite auxiliary or modal of a participle or an infinitive: in its piece, else in an earlier one."""
    tokens = sentence.tokens
    following = at + 1
    if (
        following < len(tokens)
        and tokens[following].tag == "V"
        and tokens[following].lemma in pack.auxiliaries
    ):
        return following
    for order, piece in enumerate(reversed(sentence.pieces[: number + 1])):
        for position in range(min(piece.after, at) - 1, piece.first - 1, -1):
            token = tokens[position]
            if (
                token.tag == "V"
                and token.lemma in pack.auxiliaries
                and sentence.quotation_of(token) is None
            ):
                return position
        if order == 2:
            break
    return None
