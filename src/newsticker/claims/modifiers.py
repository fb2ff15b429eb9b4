"""What follows an English noun and belongs to it: "officials [briefed on the talks]", "a report [by the watchdog]".

German parts a relative clause by commas and has its participles before the noun; English has all of it behind.
"""

from __future__ import annotations

from newsticker.claims.phrases import Phrase, end_of_time, is_time, noun_phrase_at
from newsticker.claims.sheet import Sentence
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

MOST_OF_TIME = 5  # words of a time between subject and verb: "on the evening of Monday"


def before_adjuncts(sentence: Sentence, first: int, finite: int, pack: LanguagePack) -> int:
    """Back past adverbs and times between an English subject and its verb: "The firm late on Monday denied …"."""
    tokens, end, moved = sentence.tokens, finite, True
    while moved and end > first:
        moved = False
        if tokens[end - 1].tag in {"ADV", "NEG"}:
            end, moved = end - 1, True
            continue
        begin = max(end - MOST_OF_TIME, first)
        at = next((i for i in range(end - 1, begin - 1, -1) if tokens[i].tag == "PREP"), None)
        phrase = None if at is None else noun_phrase_at(sentence, at + 1, end, pack)
        if phrase and phrase.after == end and is_time(phrase.tokens(sentence), pack):
            end, moved = phrase.first - 1, True
        elif tokens[end - 1].lower in pack.times.weekdays:
            end, moved = end - 1, True
    return end


def past_modifiers(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> int:
    """Past the phrases and participles that follow a noun at token ``at``; ``at`` where none does.

    What has a participle may as well be a clause ("Prices rose after officials said …"): behind one no word follows
    that joins clauses.
    """
    tokens, has_participle, start = sentence.tokens, False, at
    while at < limit:
        token, following = tokens[at], tokens[at + 1 : min(at + 2, limit)]
        is_edge = token.lower in pack.clause_edges - pack.with_words - pack.agents
        is_lapse = tokens[at - 1].lower in pack.times.duration_units
        if token.tag == "PREP" and not (is_edge and (has_participle or is_lapse)):
            inner = noun_phrase_at(sentence, at + 1, limit, pack)
            if inner is None or token.lower in pack.as_words:
                return at
            at = end_of_time(sentence, inner, pack)
        elif (token.lower, following[0].lower if following else "") in pack.familiar:
            at += 1
        elif is_participle(token, pack) and (at == start or not has_participle):
            has_participle = True
            at += 1
            while at < limit and tokens[at].tag == "ADV":
                at += 1
            if token.tag == "G":
                phrase = noun_phrase_at(sentence, at, limit, pack)
                at = phrase.after if phrase is not None else at
            elif (
                at < limit
                and tokens[at].tag != "PREP"
                and tokens[at].lower not in pack.times.weekdays
            ):
                return start
        elif has_participle and token.lower in pack.times.weekdays:
            at += 1  # "figures released Monday"
        elif token.lower in pack.conjunctions and not has_participle:
            other = noun_phrase_at(sentence, at + 1, limit, pack)
            if other is None:
                return at
            at = other.after
        else:
            return at
    return at


def is_participle(token: Token, pack: LanguagePack) -> bool:
    """ "briefed", "seen", "living": a form that may follow its noun; verbs that only say ("said") do not."""
    if token.lemma in pack.auxiliaries:
        return False
    entry = pack.verbs.get(token.lemma)
    only_says = entry is not None and "clause" in entry.frames and "object" not in entry.frames
    return token.tag in {"X", "G"} or (token.tag == "V" and token.mood != "P" and not only_says)


def whole_subject(sentence: Sentence, first: int, end: int, pack: LanguagePack) -> Phrase | None:
    """The subject that takes up all tokens from ``first`` to ``end``, with what modifies it, None where more stands there.

    "In a statement [the ministry] said": one phrase of circumstance may lead. A relative clause is left out:
    "[Workers at the plant] who spoke to the paper said".
    """
    tokens = sentence.tokens
    if tokens[first].lower in pack.dropped and first + 1 < end:
        first += 1
    if tokens[first].tag == "PREP":
        inner = noun_phrase_at(sentence, first + 1, end, pack)
        if inner is None or inner.after >= end or tokens[inner.after].tag not in {"DET", "POSS"}:
            return None
        first = inner.after
    phrase = noun_phrase_at(sentence, first, end, pack)
    if phrase is None and first + 2 < end and tokens[first + 1].lower == pack.of:
        many = noun_phrase_at(sentence, first + 2, end, pack)  # "two of them"
        is_count = tokens[first].tag in {"NUM", "DET"}
        phrase = Phrase(first, many.after) if many is not None and is_count else None
    if phrase is None or tokens[first].tag == "PRON":
        return None
    at = past_modifiers(sentence, phrase.after, end, pack)
    if at >= end:
        return Phrase(first, phrase.after if _is_seen_by(tokens, phrase.after, pack) else end)
    behind = tokens[at + 1 : end]
    that = tokens[at].lower in pack.dropped and at == phrase.after and bool(behind)
    relative = tokens[at].lower in pack.relatives or that
    is_clause = any(t.tag == "V" for t in behind) and not any(t.tag == "SUB" for t in behind)
    if not relative or not (is_clause or not behind):
        return None
    return Phrase(first if behind else _nearest_party(tokens, first, at, pack), at)


def _nearest_party(tokens: list[Token], first: int, at: int, pack: LanguagePack) -> int:
    """ "a lead among voters who say …": of two nouns a relative clause tells of the nearer where that is people."""
    prepositions = (i for i in range(at - 1, first, -1) if tokens[i].tag == "PREP")
    joint = next(prepositions, None)
    is_party = pack.kind_of_noun(tokens[at - 1].lower) in {"person", "group"}
    return joint + 1 if joint is not None and is_party else first


def without_modifiers(tokens: list[Token], pack: LanguagePack) -> list[Token]:
    """The words of an English phrase up to its participle: what names "officials briefed on the talks"."""
    noun = next((i for i, t in enumerate(tokens) if t.tag == "N"), len(tokens))
    for at in range(noun + 1, len(tokens)):
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if is_participle(tokens[at], pack) or (tokens[at].lower, following) in pack.familiar:
            return tokens[:at]
    return tokens


def _is_seen_by(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """ "a log seen by the paper": how it came to be known is no part of what it is called."""
    words = [t.lower for t in tokens[at : at + 2]]
    return len(words) > 1 and words[0] in pack.seen and words[1] in pack.shown_by


def end_of_source(
    sentence: Sentence, source: Phrase, limit: int, pack: LanguagePack
) -> tuple[Phrase, int]:
    """A source with what modifies it, and past all that tells of it: "according to a report [by the bank published on Monday]".

    A day belongs to a paper, not to people: "according to police on Monday"; a place and a relative clause tell of the
    source and name nobody.
    """
    tokens, at = sentence.tokens, source.after
    if at >= limit:
        return source, at
    nouns = {t.lower for t in source.tokens(sentence)}
    papers = pack.medium_nouns | pack.report_nouns
    is_paper = bool(nouns & papers) or any(pack.kind_of_noun(n) == "document" for n in nouns)
    if tokens[at].tag == "PREP" and is_time(tokens[at + 1 : at + 2], pack) and not is_paper:
        return source, at
    at = past_modifiers(sentence, at, limit, pack)
    named = before_adjuncts(sentence, source.after, at, pack)
    named = at if is_participle(tokens[named - 1], pack) else named
    names_nobody = tokens[source.after].lower in pack.place_prepositions
    if not names_nobody and not _is_seen_by(tokens, source.after, pack):
        source = Phrase(source.first, named)
    return source, limit if at < limit and tokens[at].lower in pack.relatives else at
