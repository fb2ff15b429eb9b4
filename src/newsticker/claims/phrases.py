"""Noun phrases: where one begins and ends, found from tags, without a parse of the sentence."""

from __future__ import annotations

from msgspec import Struct

from newsticker.claims.letters import is_spelt
from newsticker.claims.sheet import Sentence
from newsticker.language.agencies import agency_of
from newsticker.language.first_names import gender_of_first_name
from newsticker.language.media import medium_named
from newsticker.language.pack import LanguagePack
from newsticker.text.tokens import Token

_BEFORE_NOUN = frozenset({"DET", "POSS", "NUM", "ADJ", "PREPDET"})
QUOTES = frozenset('„“”"»«‚‘›‹')


class Phrase(Struct, frozen=True):
    """Tokens ``first`` to ``after`` (excluded) of a sentence that name somebody or something."""

    first: int
    after: int

    def tokens(self, sentence: Sentence) -> list[Token]:
        """Its tokens."""
        return sentence.tokens[self.first : self.after]


def noun_phrase_at(
    sentence: Sentence, first: int, limit: int, pack: LanguagePack, *, loosely: bool = False
) -> Phrase | None:
    """The noun phrase or pronoun that begins at token ``first`` and ends before ``limit``, else None.

    Genitives, "von …" and a name in quotation marks belong to it; with ``loosely`` prepositional
    attributes of place do too, as before the finite verb, where one constituent stands alone.
    """
    tokens = sentence.tokens
    at = first
    if at >= limit:
        return None
    if tokens[at].tag == "PRON":
        return Phrase(at, at + 1)
    if tokens[at].lower in pack.demonstratives and (
        at + 1 >= limit or tokens[at + 1].tag in {"V", "P", "ADV"}
    ):
        return Phrase(at, at + 1)
    while at < limit:
        if _leads_to_noun(tokens, at, limit):
            at += 1
        elif (
            at > first and (past := _past_extended_attribute(sentence, at, limit, pack)) is not None
        ):
            at = past
        else:
            break
    if at < limit and _is_quoted_name(sentence, at, limit):
        return Phrase(first, _past_quoted_name(sentence, first, at, limit, pack))
    start_of_nouns = at
    # "Neun Wellen haben laut Betreiber Risse": only before the verb does one constituent stand alone.
    governed = first > 0 and tokens[first - 1].tag in {"PREP", "PREPDET"}
    while at < limit and (
        (
            tokens[at].tag == "N"
            and not _begins_another(tokens, start_of_nouns, at, pack)
            and ((loosely and not governed) or not _is_parted(tokens, at, start_of_nouns, pack))
            and not _is_familiar(tokens, at, pack)
        )
        or _is_suspended(tokens, at, limit)
        or _stops_title(tokens, at, pack)
    ):
        at += 1
    if at == start_of_nouns:
        return None
    if _is_numbered_name(tokens, at, limit, pack):
        at += 1
    return Phrase(first, _after_attributes(sentence, at, limit, pack, loosely))


def _is_familiar(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """ "two people familiar with the matter": an adjective that the tagger may take for a noun."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (tokens[at].lower, behind) in pack.familiar


def _begins_another(tokens: list[Token], first: int, at: int, pack: LanguagePack) -> bool:
    """ "erlitten laut Polizei Kiel Schnittwunden": behind a place's name a plural or a compound begins a phrase of its own."""
    # "Kiels Sprecherin": a genitive has its noun behind it, and is in no list of places; short nouns may be surnames.
    before = tokens[at - 1].text
    if at == first or not pack.is_place(before.lower()) or gender_of_first_name(before):
        return False
    if len(tokens[at].text) < 8:
        return False
    return pack.is_common_noun(tokens[at])


def _is_numbered_name(tokens: list[Token], at: int, limit: int, pack: LanguagePack) -> bool:
    """ "der Sender Kanal Nord 24 meldete": a number that counts nothing and ends a name."""
    if at >= limit or tokens[at].tag != "NUM" or not tokens[at].text.isdecimal():
        return False
    behind = tokens[at + 1].tag if at + 1 < len(tokens) else "P"
    return behind in {"V", "X"} and pack.gender_of_noun(tokens[at - 1].lower) != "p"


def _is_parted(tokens: list[Token], at: int, start: int, pack: LanguagePack) -> bool:
    """ "verlangt vor dem Start Klarheit": a second common noun opens a phrase of its own."""
    if at == start or tokens[at].lower in pack.states:
        return False
    return pack.parts_nouns(tokens[at - 1].lower, tokens[at].lower)


def _is_quoted_name(sentence: Sentence, at: int, limit: int) -> bool:
    """ "der «Küstenbote»": an article and a name in quotation marks that nobody speaks."""
    tokens = sentence.tokens
    if tokens[at].text not in QUOTES or at + 1 >= limit:
        return False
    named = sentence.quotation_of(tokens[at + 1]) is None and tokens[at + 1].tag != "P"
    return named and any(tokens[i].text in QUOTES for i in range(at + 1, limit))


def _past_quoted_name(
    sentence: Sentence, first: int, at: int, limit: int, pack: LanguagePack
) -> int:
    """Past the name that opens at token ``at``, the noun it is joined to, and whose it is before the verb.

    "Das „Sturmzentrum“ der USA warnt", but "warf der „Bund“ der Polizei vor".
    """
    tokens = sentence.tokens
    after = next(i for i in range(at + 1, limit) if tokens[i].text in QUOTES) + 1
    if after + 1 < limit and tokens[after].text in "-‐" and tokens[after + 1].tag == "N":
        after += 2
    if after < limit and tokens[first].tag == "DET" and tokens[after].lower in pack.genitives:
        owner = noun_phrase_at(sentence, after, limit, pack)
        if owner and owner.after < len(tokens) and tokens[owner.after].tag == "V":
            return owner.after
    return after


def _leads_to_noun(tokens: list[Token], at: int, limit: int) -> bool:
    tag = tokens[at].tag
    if tag in _BEFORE_NOUN or _is_age(tokens, at, limit):
        return True
    # "sehr große Schäden", "mit dem Vorgang vertraute Personen": an adverb before an adjective.
    following = tokens[at + 1].tag if at + 1 < limit else ""
    return tag == "ADV" and following == "ADJ" and at > 0 and tokens[at - 1].tag in _BEFORE_NOUN


def _is_age(tokens: list[Token], at: int, limit: int) -> bool:
    """ "eine 63 Jahre alte Rentnerin": the unit between a number and the adjective of age."""
    return (
        0 < at < limit - 2
        and tokens[at - 1].tag == "NUM"
        and tokens[at].tag == "N"
        and tokens[at + 1].tag == "ADJ"
        and tokens[at + 2].tag == "N"
    )


def _past_extended_attribute(
    sentence: Sentence, at: int, limit: int, pack: LanguagePack
) -> int | None:
    """ "zwei mit dem Vorgang vertraute Personen": past the phrase that an adjective before a noun governs."""
    tokens = sentence.tokens
    if not pack.clause_after_comma or tokens[at].tag not in {"PREP", "PREPDET"}:
        return None
    after = at + 1
    while after < limit and tokens[after].tag in {"DET", "POSS", "ADJ", "N"} and after - at < 6:
        following = tokens[after + 1].tag if after + 1 < limit else ""
        if tokens[after].tag == "ADJ" and following == "N" and tokens[after - 1].tag == "N":
            return after
        after += 1
    return None


def _stops_title(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """The stop of "Dr." between an office and a name."""
    if not at or tokens[at].text != "." or at + 1 >= len(tokens):
        return False
    # "Dr. Weil", "Kinderklinik St. Georg"
    short = tokens[at - 1].lower
    return short in pack.titles or (short in pack.abbreviations and tokens[at + 1].tag == "N")


def _is_suspended(tokens: list[Token], at: int, limit: int) -> bool:
    """The hyphen of "Staats- und Regierungschefs" and the words up to the second half."""
    text = tokens[at].text
    if text in "-‐" and at and tokens[at].start == tokens[at - 1].end:
        return True
    return tokens[at].tag == "CON" and at > 0 and tokens[at - 1].text in "-‐" and at + 1 < limit


def _after_attributes(
    sentence: Sentence, at: int, limit: int, pack: LanguagePack, loosely: bool
) -> int:
    tokens = sentence.tokens
    while at < limit:
        token = tokens[at]
        if token.lower in pack.selves:
            at += 1  # "die Stadt selbst"
        elif token.lower in pack.named_so and at + 1 < limit and tokens[at + 1].is_capitalised:
            inner = noun_phrase_at(sentence, at + 1, limit, pack)
            if inner is None:
                return at
            at = inner.after  # "eine Gruppe namens Kranich"
        elif token.text in QUOTES and sentence.quotation_of(token) is None:
            closing = next((i for i in range(at + 1, limit) if tokens[i].text in QUOTES), None)
            if closing is None or sentence.quotation_of(tokens[at + 1]) is not None:
                return at
            at = closing + 1
        elif (
            token.text == "("
            and at + 2 < limit
            and tokens[at + 2].text == ")"
            and tokens[at + 1].tag == "N"
        ):
            at += 3
        elif token.lower in pack.conjunctions and _is_spelt_out(tokens, at, limit):
            at += 5  # "Gewerkschaft Holz und Bau (GHB)"
        elif (
            at + 1 < limit
            and _is_familiar(tokens, at, pack)
            and (inner := noun_phrase_at(sentence, at + 2, limit, pack)) is not None
        ):
            # "two people familiar with the matter": by what they know.
            at = inner.after
        elif token.lower in pack.genitives or (token.tag == "ADJ" and token.lower.endswith("er")):
            inner = noun_phrase_at(sentence, at, limit, pack)
            if inner is None or _is_told(sentence, at, inner, pack):
                return at
            at = inner.after
        elif (
            token.lower in pack.attaching
            or (loosely and token.lower in pack.loosely_attaching)
            or _leads_to_abbreviation(sentence, at, limit, pack)
        ):
            inner = noun_phrase_at(sentence, at + 1, limit, pack)
            if (
                inner is None
                or tokens[inner.first].tag == "PRON"
                or is_time(tokens[at + 1 : inner.after], pack)
                or _is_of_a_matter(tokens, at, inner, pack)
                or (_is_quoted_by(sentence, at, pack) and _is_told(sentence, at, inner, pack))
            ):
                return at
            at = inner.after
        else:
            return at
    return at


def _is_of_a_matter(tokens: list[Token], at: int, inner: Phrase, pack: LanguagePack) -> bool:
    """ "war die Polizei von acht Verletzten ausgegangen", "sprach der Vorstand von einem Fehler": no house is of such."""
    is_house = pack.kind_of_noun(tokens[at - 1].lower) in {"organisation", "state"}
    nouns = [t for t in tokens[at + 1 : inner.after] if t.tag == "N"]
    is_matter = tokens[at + 1].lower in pack.indefinite and not any(
        pack.kind_of_noun(t.lower) or not pack.is_common_noun(t) for t in nouns
    )
    return is_house and (tokens[at + 1].tag == "NUM" or is_matter)


def _is_spelt_out(tokens: list[Token], at: int, limit: int) -> bool:
    """ "Gewerkschaft Holz und Bau (GHB)": the letters in brackets tell that und joins parts of one name."""
    if at + 4 >= limit or (tokens[at + 2].text, tokens[at + 4].text) != ("(", ")"):
        return False
    return is_spelt(tokens[max(0, at - 4) : at + 2], tokens[at + 3].text)


def _is_quoted_by(sentence: Sentence, at: int, pack: LanguagePack) -> bool:
    """ "wurde Ole Sand von der Agentur NTB zitiert": by whom, in the passive of a verb of quoting."""
    return sentence.tokens[at].lower in pack.agents and any(
        t.lemma in pack.relying for t in sentence.tokens[at:]
    )


def _is_told(sentence: Sentence, at: int, inner: Phrase, pack: LanguagePack) -> bool:
    """ "sagte Ole Sand der Nachrichtenagentur NTB": after a person's name a medium is told, not possessed."""
    before = sentence.tokens[at - 1]
    words = [t for t in inner.tokens(sentence) if t.tag == "N"]
    is_medium = any(
        t.lower in pack.media_nouns
        or agency_of(t.text) is not None
        or t.lower.endswith(pack.media_endings)
        or medium_named(t.text, in_quotes=sentence.tokens[inner.after - 1].text in QUOTES)
        for t in words
    )
    # „… von der Initiative „Erstes Jahr“ der Agentur NTB“: a name in quotation marks possesses nothing either.
    is_name = before.tag == "N" and pack.kind_of_noun(before.lower) is None
    # Nor does it the house behind a spokesman: "sagte ein Sprecher der Polizei der Agentur NTB".
    is_told = any(t.tag in {"V", "X"} for t in sentence.tokens[:at])
    is_house = is_told and pack.kind_of_noun(before.lower) == "organisation"
    is_owner = is_house and sentence.tokens[at - 2].lower in pack.genitives
    return is_medium and (is_name or is_owner or before.text in QUOTES)


def _leads_to_abbreviation(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> bool:
    """ "Amt für Schutz in der Küstenzone (ASK)": a place that a short form in brackets closes."""
    if sentence.tokens[at].lower not in pack.loosely_attaching:
        return False
    inner = noun_phrase_at(sentence, at + 1, limit, pack)
    return inner is not None and sentence.tokens[inner.after - 1].text == ")"


def is_time(tokens: list[Token], pack: LanguagePack) -> bool:
    """True where the tokens name a day, a month or a part of the day; not "die „Autowoche“"."""
    if tokens and tokens[-1].text in QUOTES:
        return False
    return any(
        t.lower in pack.times.weekdays
        or (t.lower in pack.times.months and (len(t.text) > 3 or t.lower in {"mai", "may"}))
        or t.lower in pack.times.day_words
        or any(t.lower.startswith(day) for day in pack.times.weekdays)
        or (t.lower in pack.times.day_parts and t.tag == "N")
        for t in tokens
    )


def end_of_time(sentence: Sentence, phrase: Phrase, pack: LanguagePack) -> int:
    """ "said on Monday [prices would fall]": a day or a month without an article ends before the next noun."""
    words = phrase.tokens(sentence)
    if not is_time(words[: 1 + (words[0].tag == "NUM")], pack):
        return phrase.after
    told = (i for i, t in enumerate(words) if t.tag != "NUM" and not is_time([t], pack))
    after = phrase.first + next(told, len(words))
    return after + _is_year(sentence.tokens[after])


def _is_year(token: Token) -> bool:
    """ "in March 2025"."""
    return token.text.isdecimal() and len(token.text) == 4


def past_place(sentence: Sentence, at: int, limit: int, pack: LanguagePack) -> int:
    """Past what a preposition adds at token ``at``: "der Chef der Werft [in Tarn], Jan Petersen,"; ``at`` where it adds nothing."""
    if at >= limit or sentence.tokens[at].tag not in {"PREP", "PREPDET"}:
        return at
    inner = noun_phrase_at(sentence, at + 1, limit, pack)
    return inner.after if inner is not None else at


def with_coordination(sentence: Sentence, phrase: Phrase, limit: int, pack: LanguagePack) -> Phrase:
    """The phrase with what is joined to it by und: "Oslo und Riga", "der „Nordpost“, des NDR und des WDR"."""
    after = phrase.after
    while after + 1 < limit:
        is_last = sentence.tokens[after].lower in pack.conjunctions
        if not is_last and sentence.tokens[after].text != ",":
            break
        other = noun_phrase_at(sentence, after + 1, limit, pack)
        if other is None or sentence.tokens[other.first].tag == "PRON":
            break
        # "Ute Behm, die Chefin und Gründerin", "ein Gutachten, das dem NDR und …": an apposition or a clause is no list.
        begins = [sentence.tokens[i].tag == "DET" for i in (phrase.first, other.first)]
        is_relative = other.first + 1 < limit and sentence.tokens[other.first + 1].tag == "DET"
        if not is_last and (begins[0] != begins[1] or is_relative):
            break
        after = other.after
        if is_last:
            return Phrase(phrase.first, after)
    return phrase


def head_part(tokens: list[Token], pack: LanguagePack) -> list[Token]:
    """The phrase without its genitive and prepositional attributes."""
    for offset, token in enumerate(tokens[1:], 1):
        if token.lower in pack.genitives or token.tag in {"PREP", "PREPDET"}:
            return tokens[:offset]
    return tokens


def quoted_name(tokens: list[Token]) -> str | None:
    """The name in quotation marks within a phrase: "das Magazin „Quader“"."""
    marks = [i for i, t in enumerate(tokens) if t.text in QUOTES]
    if len(marks) < 2:
        return None
    return " ".join(t.text for t in tokens[marks[0] + 1 : marks[1]])
