"""Who is the subject of a cue verb: before the finite verb, after it, or before an apposition.

In a verb-second clause one constituent stands before the finite verb; where it is an adverbial, the
subject follows the verb. A phrase in an oblique case ("den Bericht", "einem Sender") is no subject.
"""

from __future__ import annotations

from msgspec import structs

from newsticker.claims.before_verb import (
    before_piece,
    before_relative,
    first_word,
    right_before,
)
from newsticker.claims.behind_verb import after_verb, alone_behind, is_at_odds
from newsticker.claims.cue_sites import CueSite
from newsticker.claims.descriptions import describe
from newsticker.claims.modifiers import before_adjuncts
from newsticker.claims.nominatives import (
    SKIPPED,
    can_speak,
    can_tell,
    first_nominative,
    is_bare_name,
    is_feminine_dative,
    is_nominative_only,
    is_oblique,
    is_party,
    takes_object_first,
)
from newsticker.claims.phrases import Phrase, is_time, noun_phrase_at, with_coordination
from newsticker.language.pack import LanguagePack


def subject_of(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """The subject's phrase, None where the clause has none of its own."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    first = first_word(sentence, piece.first, piece.after)
    opener = sentence.tokens[first]
    source = _of_source(site, pack)
    if source is not None:
        return source
    if site.is_gerund:
        return _of_gerund(site, pack)
    if opener.lower in pack.relatives and site.piece:
        return before_piece(site, pack)
    shared = _of_coordinated(site, pack)
    if shared is not None:
        return shared
    if opener.tag == "CON" and first + 1 == site.finite:
        return _of_main_clause(site, pack)
    verb_final = (
        opener.lower in pack.as_words
        or opener.tag in {"SUB", "REL"}
        or opener.lower in pack.pro_relatives
    )
    if _is_relative_clause(site, first, pack):
        inner = first_nominative(sentence, first + 1, max(site.finite, site.verb), pack)
        return inner or before_piece(site, pack)
    if verb_final and first != site.finite:
        return first_nominative(sentence, first + 1, max(site.finite, site.verb), pack)
    relative = _past_oblique_relative(site, first, pack)
    if relative is not None:
        return first_nominative(sentence, relative, max(site.finite, site.verb), pack)
    if is_listed(site, pack):
        return _of_main_clause(site, pack)
    if first == site.finite:
        if pack.clause_after_comma and not _resumes(site, pack):
            return after_verb(site, pack) or _before_apposition(site, pack)
        listed = piece.mark == "," and not site.entry.frames & {"clause", "infinitive"}
        if listed and not pack.clause_after_comma and _has_verb_before(site):
            # "Hill doubted the plan, called it “dumb” and left."
            return _of_main_clause(site, pack)
        return alone_behind(site, pack) or _before_apposition(site, pack) or after_verb(site, pack)
    if not pack.clause_after_comma:
        only_adjuncts = before_adjuncts(sentence, first, site.finite, pack) == first
        return (
            # "Sorin Drag, the mayor, on Tuesday denied …"
            _before_apposition(site, pack)
            if only_adjuncts and site.piece
            else right_before(site, site.finite, pack) or before_relative(site, pack)
        )
    return _in_verb_second(site, first, pack)


def _in_verb_second(site: CueSite, first: int, pack: LanguagePack) -> Phrase | None:
    """ "Der Verband fordert …", "Am Montag forderte der Verband …": before the finite verb or behind it."""
    sentence = site.sentence
    before = _before_verb(site, first, pack)
    if before is not None and is_at_odds(site, before, pack):
        other = after_verb(site, pack)
        is_name = before.after - before.first == 1 and pack.names_person(
            sentence.tokens[before.first].lower
        )
        speaks = other is not None and (
            is_party(sentence, other, pack) or is_bare_name(sentence, other, pack)
        )
        # "Fischer forderte mehr Geld", but "Helfer forderte die Stadt".
        if is_name and not speaks:
            return before
        before = None
    if before is not None and is_nominative_only(before.tokens(sentence), pack):
        return before
    if before is not None and all(t.lower in pack.pro_objects for t in before.tokens(sentence)):
        # "Das berichtete die Nordschau": whoever speaks stands behind, if anybody does.
        teller = after_verb(site, pack)
        if teller is not None and can_tell(sentence, teller, pack):
            return teller
    after = (
        after_verb(site, pack) if before is None or not is_party(sentence, before, pack) else None
    )
    if (
        before is not None
        and after is not None
        and takes_object_first(sentence, before, after, pack)
    ):
        return after
    if before is not None and after is None:
        follows = after_verb(site, pack)
        if follows is not None and is_nominative_only(follows.tokens(sentence), pack):
            return follows
    if before is not None and after is not None and not can_speak(sentence, after, pack):
        return before
    if before is not None and after is not None and "named" in site.entry.frames:
        described = describe(after.tokens(sentence), pack)
        if described is not None and described.kind == "document":
            return before  # "Nordbau nannte das Papier überholt"
    if before is not None and is_bare_name(sentence, before, pack):
        return before  # "Pirna ruft Helfer auf"
    # "Die Zahl nannte sie falsch": an object may stand first; then a party follows the verb.
    return (
        after
        if after is not None and (before is None or is_party(sentence, after, pack))
        else before
    )


def _of_source(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Aus dem Gutachten geht hervor, dass …", "verlautete aus der Partei": the phrase that the verb's aus governs."""
    wanted = {f.partition(":")[2] for f in site.entry.frames if f.startswith(("from:", "by:"))}
    piece = site.sentence.pieces[site.piece]
    for at in range(piece.first, piece.after if wanted else 0):
        if site.sentence.tokens[at].lower in wanted:
            phrase = noun_phrase_at(site.sentence, at + 1, piece.after, pack, loosely=True)
            if phrase is not None:
                return phrase
    return None


def _of_coordinated(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Der Landrat besuchte den Hof und lobte die Helfer": a verb after und has the first verb's subject."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    at = site.finite - 1
    while at > piece.first and sentence.tokens[at].tag == "ADV":
        at -= 1
    if sentence.tokens[at].tag != "CON" or at < piece.first:
        return None
    first = next((i for i in range(piece.first, at) if sentence.tokens[i].tag == "V"), None)
    if first is None:
        return None
    earlier = structs.replace(site, verb=first, finite=first, particle=None)
    return subject_of(earlier, pack)


def is_listed(site: CueSite, pack: LanguagePack) -> bool:
    """ "Der Forscher kommt auf 150, räumt aber ein, dass …": a verb after a comma, its subject with the first one."""
    sentence, piece = site.sentence, site.sentence.pieces[site.piece]
    if not pack.clause_after_comma or not site.piece or piece.mark != ",":
        return False
    if first_word(sentence, piece.first, piece.after) != site.finite:
        return False
    before = sentence.pieces[site.piece - 1]
    opener = sentence.tokens[first_word(sentence, before.first, before.after)]
    second = any(t.tag == "V" for t in sentence.tokens[before.first : before.after])
    stands = opener.tag in {"DET", "N", "POSS", "PRON", "ADJ"} and not before.is_quotation
    opens = site.piece == 1 and second and stands
    return opens and not _is_followed(site, pack) and not _resumes(site, pack)


def _is_followed(site: CueSite, pack: LanguagePack) -> bool:
    """Whether a subject stands behind the verb: not "mehr Geld" in "begrüßte den Plan, forderte aber mehr Geld"."""
    phrase, sentence = after_verb(site, pack), site.sentence
    of_many = sentence.tokens[site.finite].lower.endswith(pack.plural_verbs)
    takes_none = "object" not in site.entry.frames
    is_marked = phrase is not None and sentence.tokens[phrase.first].tag in {"DET", "POSS", "PRON"}
    if phrase is None or of_many or takes_none or is_marked or _follows_speech(site):
        return phrase is not None
    return is_party(sentence, phrase, pack) or is_bare_name(sentence, phrase, pack)


def _follows_speech(site: CueSite) -> bool:
    """ "Man prüfe das, forderte Deichsel": what stands before is in Konjunktiv, and said."""
    before = site.sentence.pieces[site.piece - 1]
    return any(t.mood == "K" for t in site.sentence.tokens[before.first : before.after])


def _has_verb_before(site: CueSite) -> bool:
    before = site.sentence.pieces[site.piece - 1]
    return any(t.tag == "V" for t in site.sentence.tokens[before.first : before.after])


def _of_gerund(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """The subject of the verb before a form in -ing: of its own piece, else of the sentence."""
    piece = site.sentence.pieces[site.piece]
    verbs = (i for i in range(piece.first, site.verb) if site.sentence.tokens[i].tag == "V")
    own = next(verbs, None)
    if own is None:
        return _of_matrix_before(site, pack) or _of_main_clause(site, pack)
    tokens = site.sentence.tokens
    if tokens[site.verb - 1].lower in pack.as_words and tokens[own].lemma in pack.quoting:
        # "The paper quoted a guard as saying …", but "He was quoted as saying …".
        quoted = noun_phrase_at(site.sentence, own + 1, site.verb, pack)
        return quoted or right_before(site, own, pack)
    return right_before(site, own, pack) or _before_apposition(site, pack)


def _of_matrix_before(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "The bridge was shut, police said, adding that …": whoever has just said something goes on."""
    if site.piece < 2:
        return None
    before = site.sentence.pieces[site.piece - 1]
    tokens = site.sentence.tokens
    verbs = [i for i in range(before.first, before.after) if tokens[i].tag == "V"]
    entry = pack.verbs.get(tokens[verbs[0]].lemma) if len(verbs) == 1 else None
    if entry is None or "clause" not in entry.frames:
        return None
    matrix = CueSite(site.sentence, site.piece - 1, verbs[0], verbs[0], None, entry, is_negated=False, is_passive=False)  # fmt: skip
    return subject_of(matrix, pack)


def _of_main_clause(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "She dismissed it, saying …": a form in -ing has the subject of its sentence."""
    sentence = site.sentence
    relatives = [
        (p.first, p.after)
        for p in sentence.pieces
        if sentence.tokens[first_word(sentence, p.first, p.after)].lower in pack.relatives
    ]
    finite = next(
        (
            i
            for i, t in enumerate(sentence.tokens)
            if t.tag == "V"
            and sentence.quotation_of(t) is None
            and not any(a <= i < b for a, b in relatives)
        ),
        0,
    )
    number = next((n for n, p in enumerate(sentence.pieces) if p.first <= finite < p.after), 0)
    if not pack.clause_after_comma and number:
        # "Like her aide, Hill dismissed it, saying …"
        main = structs.replace(site, piece=number, verb=finite, finite=finite, particle=None)
        piece = sentence.pieces[number]
        if first_word(sentence, piece.first, piece.after) == finite:
            # "“Fine,” said Hill, adding that …"
            behind = noun_phrase_at(sentence, finite + 1, piece.after, pack)
            if behind is not None:
                return behind
        return right_before(main, finite, pack) or _before_apposition(main, pack)
    first = next(
        (i for i, t in enumerate(sentence.tokens[:finite]) if t.tag not in SKIPPED), finite
    )
    return noun_phrase_at(sentence, first, finite, pack, loosely=True)


def _is_relative_clause(site: CueSite, first: int, pack: LanguagePack) -> bool:
    """ "ein Hacker, der behauptet, …": German opens a relative clause with an article and ends it with the verb."""
    piece, tokens = site.sentence.pieces[site.piece], site.sentence.tokens
    if not pack.clause_after_comma or not site.piece or piece.mark != ",":
        return False
    if tokens[first].lower not in pack.articles or first + 1 > min(site.finite, site.verb):
        return False
    rest = tokens[max(site.finite, site.verb) + 1 : piece.after]
    names = tokens[first + 1].tag in {"N", "ADJ", "NUM"}
    return not names and all(t.tag == "P" for t in rest)


def _past_oblique_relative(site: CueSite, first: int, pack: LanguagePack) -> int | None:
    """Past "denen" or "von dem", which open a clause with a subject of its own: "…, von dem die Polizei glaubt, …"."""
    tokens, piece = site.sentence.tokens, site.sentence.pieces[site.piece]
    ends = all(t.tag == "P" for t in tokens[max(site.finite, site.verb) + 1 : piece.after])
    if not (site.piece and ends and pack.clause_after_comma):
        return None
    if tokens[first].lower in pack.datives_of_relatives:
        return first + 1
    leads = tokens[first].tag == "PREP" and first + 2 < min(site.finite, site.verb)
    word = tokens[first + 1] if leads else None
    if word is None or word.tag not in {"DET", "REL"}:
        return None
    # "von dem Mann gesagt" goes on with the noun, "von dem die Polizei sagt" with somebody else.
    begins = (
        tokens[first + 2].tag in {"DET", "POSS", "PRON", "ADV"}
        or word.lower in pack.datives_of_relatives
    )
    return first + 2 if begins else None


def _before_verb(site: CueSite, first: int, pack: LanguagePack) -> Phrase | None:
    sentence, finite = site.sentence, site.finite
    tokens = sentence.tokens
    while first < finite and (
        tokens[first].tag in {"CON", "P"} or tokens[first].lower in pack.focus
    ):
        first += 1  # "Auch der Verband fordert …"
    opener = tokens[first]
    if opener.lower in pack.attaching and finite == first + 3 and opener.tag == "PREP":
        # "Von der Leyen betonte, …": a name and nothing else.
        is_name = tokens[first + 1].tag == "DET" and not pack.is_common_noun(tokens[first + 2])
        return Phrase(first, finite) if is_name else None
    if opener.tag in {"PREP", "PREPDET", "ADV", "NEG"} or is_oblique(opener, pack):
        return None
    if pack.clause_after_comma and opener.lower in pack.comparisons:
        return None  # "Als Grund gab der Rat an, …"
    phrase = noun_phrase_at(sentence, first, finite, pack, loosely=True)
    words = phrase.tokens(sentence) if phrase is not None else []
    if phrase is None or is_time(words, pack) or is_feminine_dative(words, pack):
        return None  # "Am Montag", "Der Zeitung sagte die Ministerin …"
    phrase = with_coordination(sentence, phrase, finite, pack)
    while pack.clause_after_comma and tokens[phrase.after].tag == "PREP":
        # "Helfer vor Ort sagten": one constituent stands before the verb.
        inner = noun_phrase_at(sentence, phrase.after + 1, finite, pack)
        if inner is None:
            break
        phrase = Phrase(phrase.first, inner.after)
    return phrase if all(t.tag in SKIPPED for t in tokens[phrase.after : finite]) else None


def _resumes(site: CueSite, pack: LanguagePack) -> bool:
    """ "Ein Diplomat, der ungenannt bleiben wollte, sagte …": the verb takes up the phrase that opened."""
    sentence = site.sentence
    if site.piece < 2:
        return False
    opening, *between = sentence.pieces[: site.piece]
    words = sentence.tokens[opening.first : opening.after]
    first = sentence.tokens[first_word(sentence, opening.first, opening.after)]
    is_phrase = not any(t.tag in {"V", "X", "Z"} or sentence.quotation_of(t) for t in words)
    if not is_phrase or first.tag not in {"DET", "N", "POSS", "ADJ"} or first.lower in pack.oblique:
        return False
    described = describe(words, pack)
    if described is None or described.kind == "document":
        return False
    if described.kind == "unnamed" and not _tells_medium(site, pack):
        return False
    for piece in between:
        opener = sentence.tokens[first_word(sentence, piece.first, piece.after)]
        last = next(
            (t for t in reversed(sentence.tokens[piece.first : piece.after]) if t.tag != "P"),
            opener,
        )
        has_verb = any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after])
        if has_verb and not (opener.tag in {"DET", "REL", "PREP"} and last.tag == "V"):
            return False
    return True


def _tells_medium(site: CueSite, pack: LanguagePack) -> bool:
    """ "sagte der Nachrichtenagentur Reuters, …": what stands behind the verb is told, it does not speak."""
    phrase = after_verb(site, pack)
    words = phrase.tokens(site.sentence) if phrase is not None else []
    return phrase is None or any(t.lower in pack.media_nouns for t in words)


def _before_apposition(site: CueSite, pack: LanguagePack) -> Phrase | None:
    """ "Jutta Weil, die Chefin des Hafens, sagte": the phrase before a piece that only explains it."""
    sentence = site.sentence
    found: Phrase | None = None
    for piece in sentence.pieces[: max(site.piece - (1 if pack.clause_after_comma else 0), 0)]:
        first = first_word(sentence, piece.first, piece.after)
        if first >= piece.after or sentence.quotation_of(sentence.tokens[first]) is not None:
            continue
        while first < piece.after and sentence.tokens[first].tag in {"CON", "ADV"}:
            first += 1
        opener = sentence.tokens[first] if first < piece.after else None
        if opener is None or opener.tag in {"PREP", "PREPDET"} or opener.lower in pack.oblique:
            continue
        if not any(t.tag == "V" for t in sentence.tokens[piece.first : piece.after]):
            phrase = noun_phrase_at(sentence, first, piece.after, pack, loosely=True)
            if phrase is None:
                continue
            # "Its manager, Sorin Drag, said": of two phrases the one that names a person;
            # "Radio Nord, a local station, said": what an indefinite article opens only explains.
            if found is not None and sentence.tokens[first].lower in pack.indefinite:
                continue
            described = describe(phrase.tokens(sentence), pack)
            names_house = (
                described is not None and described.is_named and described.kind == "organisation"
            )
            if found is None or (
                described is not None
                and described.is_named
                and (described.kind == "person" or names_house)
            ):
                found = with_coordination(sentence, phrase, piece.after, pack)
    return found
