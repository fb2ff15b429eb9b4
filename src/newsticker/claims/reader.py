"""The reader: the stages of reading claims, in order.

Each stage takes what the ones before it found: the sheet (sentences, tags, quotations), times and figures, the
cast, drafts of claims from cue verbs and attributions, continuations, speakers, stances, links, circumstances;
at the end the drafts become claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsticker.claims.answers import link_answers
from newsticker.claims.attributions import read_after_colon, read_attributions
from newsticker.claims.authorities import cited_sources
from newsticker.claims.cast import gather
from newsticker.claims.circumstances import read_circumstances
from newsticker.claims.clauses import read_clause
from newsticker.claims.confidence import rate_claims
from newsticker.claims.continuations import read_continuations
from newsticker.claims.cue_sites import CueSite, find_cue_sites
from newsticker.claims.dispute import Dispute
from newsticker.claims.draft import NEAR, Draft, in_order, passage, phrase_spans
from newsticker.claims.elapsed import with_elapsed
from newsticker.claims.figures import Count, figures_within, find_counts
from newsticker.claims.handing_on import hand_on
from newsticker.claims.hearsay import report_about
from newsticker.claims.introductions import read_introductions
from newsticker.claims.negations import settle_negations
from newsticker.claims.objects import read_gapped, read_object
from newsticker.claims.sayings import continue_sayings, resolve_there
from newsticker.claims.sheet import Sentence, Sheet, lay_out
from newsticker.claims.speakers import resolve_speakers
from newsticker.claims.stances import settle_stances
from newsticker.claims.taken_up import RULE as SENTENCE_BEFORE
from newsticker.claims.taken_up import is_open
from newsticker.claims.times import Time, find_times
from newsticker.claims.told import Circumstances
from newsticker.language.pack import LanguagePack
from newsticker.model import ANSWERING, Article, Claim, Figure, Kind, Party, Speaker, TimeExpression


def read(
    text: str, article: Article, pack: LanguagePack
) -> tuple[tuple[TimeExpression, ...], tuple[Claim, ...]]:
    """Times and claims of ``text`` in the order of the text."""
    sheet = lay_out(text, article, pack)
    times = find_times(sheet)
    counts = find_counts(sheet, times)
    drafts: list[Draft] = []
    for sentence in sheet.sentences:
        drafts += [d for d in read_sentence(sheet, sentence) if is_open(d, drafts[-NEAR:])]
    for draft in drafts:
        draft.content = in_order(draft.content)
    drafts = read_continuations(sheet, sorted(drafts, key=_place))
    continue_sayings(sheet, drafts)
    cast = gather(sheet)
    resolve_speakers(sheet, cast, drafts)
    resolve_there(sheet, cast, drafts)
    drafts = settle_stances(sheet, drafts)
    dispute = Dispute(sheet, drafts)
    settle_negations(dispute)
    drafts = link_answers(dispute)
    drafts.sort(key=_place)
    times_of: dict[int, list[Time]] = {}
    for moment in with_elapsed(sheet, times):
        times_of.setdefault(moment.sentence, []).append(moment)
    around = [
        read_circumstances(sheet, cast, draft, times_of.get(draft.sentence.number, []))
        for draft in drafts
    ]
    read_introductions(sheet, cast, drafts, around, times_of)
    hand_on(sheet, cast, drafts, around, cited_sources(sheet, cast))
    claims = rate_claims(sheet, _claims(sheet, drafts, around, counts))
    return tuple(_expression(sheet, t) for t in times), claims


def _place(draft: Draft) -> int:
    return min(s[0] for s in (*draft.content, *draft.cue))


def read_sentence(sheet: Sheet, sentence: Sentence) -> list[Draft]:
    """The drafts of one sentence: by cue verbs, then by attributions around them.

    A hearsay modal under a cue verb of its own is that verb's claim.
    """
    sites = find_cue_sites(sentence, sheet.pack)
    drafts: list[Draft] = []
    reports = read_attributions(sheet, sentence, sites)
    for site in sites:
        if any(_same_cue(site, d) for d in drafts):
            continue
        report = _report_answered(sheet, site, reports)
        draft = report or read_clause(sheet, site, sites) or read_object(sheet, site)
        if draft is not None and "heard" in site.entry.frames:
            draft.speaker, draft.is_hearsay = (
                None,
                True,
            )  # "The jury heard that …": it was said to it
        if draft is not None and not _is_nobodys(sheet, draft):
            drafts.append(draft)
            if draft.stance in ANSWERING and draft.rule == "object.noun":
                told = report_about(sheet, draft)
                if told is not None:
                    draft.content, draft.of = told.content, told
                    drafts.append(told)
            if draft.rule == "object.figure":
                drafts += read_gapped(sheet, site, draft)
    if sites and sentence.part != "title":
        # "He called the plan late, but praised its authors: “They tried.”": a quotation that no cue has taken.
        colon = [d for d in read_after_colon(sheet, sentence) if not _is_on_board(sheet, d)]
        taken = [span for d in (*drafts, *reports) for span in d.content]
        drafts += [
            d
            for d in colon
            if not any(a < d.content[-1][1] and d.content[0][0] < b for a, b in taken)
        ]
    return drafts + [
        d for d in reports if not (_is_told_anyway(d, drafts) or _is_on_board(sheet, d))
    ]


def _is_told_anyway(report: Draft, drafts: list[Draft]) -> bool:
    """Whether a cue verb tells it: "rechnet nach eigenen Angaben mit …", "sei nach ersten Erkenntnissen leer, sagte …"."""
    if report.is_hearsay:
        return bool(drafts)
    if any(d.rule == SENTENCE_BEFORE for d in drafts) and report.frame:
        # "Das geht aus einem Bericht des Senats hervor."
        return True
    at = report.cue[0][0] if report.cue else -1
    if report.rule == "headline.colon":
        # "Hull ferry: nine hurt, says coastguard": the verb tells who speaks.
        return any(d.rule.startswith("speech-verb.after") and d.speaker for d in drafts)
    if report.rule == "according-to.own":
        return any(d.speaker == report.speaker for d in drafts)
    if report.rule == "report-noun.owned":
        # "bekräftigte die Forderung des Verbands, …": the verb has taken the clause.
        start = report.content[0][0]
        neutral = [d for d in drafts if d.stance not in ANSWERING]
        return any(a <= start < b for d in neutral for a, b in d.content)
    within = any(start <= at < end for d in drafts for start, end in d.content)
    return report.rule == "according-to.unnamed" and within


def _is_nobodys(sheet: Sheet, draft: Draft) -> bool:
    """Nobody to say it, or nothing of the news: an object without a subject to its verb, an English clause
    without one, "asked not to be named"."""
    if draft.rule.startswith("speech-verb") and _is_about_name(sheet, draft):
        return True
    if _is_on_board(sheet, draft):
        return True
    if draft.speaker is not None or draft.is_hearsay or draft.mode in {"direct", "mixed"}:
        return False
    return draft.rule.startswith("object") or not sheet.pack.clause_after_comma


def _is_on_board(sheet: Sheet, draft: Draft) -> bool:
    """ "Auf einem Plakat steht: „Danke“", "a board that says “Thank you”": a slogan is no statement."""
    if draft.mode != "direct" or (not draft.cue and not draft.rule.startswith("colon")):
        return False
    start, end = draft.sentence.start, draft.content[0][0]
    before = [t for t in draft.sentence.tokens if start <= t.start < end]
    at = [i for i, t in enumerate(before) if t.lower in sheet.pack.boards]
    if not at or draft.sentence.quotation_of(before[at[-1]]) is not None:
        return False
    is_person = draft.speaker is not None and draft.speaker.first > at[-1]
    return not is_person


def _is_about_name(sheet: Sheet, draft: Draft) -> bool:
    words = sheet.text[draft.content[0][0] : draft.content[-1][1]] if draft.content else ""
    return words.casefold().startswith(sheet.pack.unnamed_wishes)


def _same_cue(site: CueSite, draft: Draft) -> bool:
    verb = site.sentence.tokens[site.verb]
    return any(start <= verb.start and verb.end <= end for start, end in draft.cue)


def _report_answered(sheet: Sheet, site: CueSite, reports: list[Draft]) -> Draft | None:
    """ "dementierte Berichte, nach denen p": the answer has the report's content."""
    if site.entry.stance not in ANSWERING:
        return None
    for report in reports:
        if not report.rule.startswith("report-noun") or report.speaker is None:
            continue
        piece = site.sentence.pieces[site.piece]
        before = site.sentence.pieces[: site.piece]
        takes_up = site.piece and piece.first <= site.finite <= piece.first + 1
        stands_before = bool(before) and before[0].first <= report.speaker.first < before[-1].after
        if piece.first <= report.speaker.first < piece.after or (takes_up and stands_before):
            draft = read_object(sheet, site) or read_clause(sheet, site, [])
            if draft is not None:
                draft.content, draft.mode, draft.of, draft.rule = (
                    report.content,
                    "indirect",
                    report,
                    "object.report",
                )
            return draft
    return None


def _claims(
    sheet: Sheet, drafts: list[Draft], around: list[Circumstances], counts: dict[int, list[Count]]
) -> tuple[Claim, ...]:
    starts = [s.start for s in sheet.sentences]
    names = {id(draft): f"c{number}" for number, draft in enumerate(drafts, 1)}
    chains = {id(d): _chain(sheet, d, a) for d, a in zip(drafts, around, strict=True)}
    claims = []
    for order, (draft, found) in enumerate(zip(drafts, around, strict=True)):
        sentences = _sentences_of(sheet, draft, starts)
        figures = figures_within(sheet, sentences, draft.content, counts)
        near = drafts[max(0, order - NEAR) : order + NEAR]
        claims.append(_claim(sheet, draft, found, figures, names, near, chains))
    return tuple(claims)


def _sentences_of(sheet: Sheet, draft: Draft, starts: list[int]) -> list[Sentence]:
    start, end = draft.content[0][0], draft.content[-1][1]
    return sheet.sentences[bisect_right(starts, start) - 1 : bisect_left(starts, end)]


def _claim(
    sheet: Sheet, draft: Draft, found: Circumstances, figures: tuple[Figure, ...], names: dict[int, str], drafts: list[Draft],
    chains: dict[int, tuple[Party, ...]],
) -> Claim:  # fmt: skip
    outer = _inside(draft, drafts)
    chain = chains[id(draft)]
    if outer is not None and not draft.rule.startswith("report-noun"):
        known = {p.name for p in chain} | {sheet.pack.unknown}
        chain += tuple(p for p in chains[id(outer)] if p.name not in known)
    return Claim(
        id=names[id(draft)],
        content=passage(sheet.text, draft.content),
        cue=passage(sheet.text, draft.cue) if draft.cue else None,
        speaker=_speaker(sheet, draft),
        stance=draft.stance,
        mode=draft.mode,
        chain=chain,
        medium=found.medium,
        addressee=found.addressee,
        said_at=found.said_at,
        place=found.place,
        figures=figures,
        denies=names.get(id(draft.of)) if draft.of is not None else None,
        inside=names[id(outer)] if outer is not None else None,
        rule=draft.rule,
    )


def _speaker(sheet: Sheet, draft: Draft) -> Speaker | None:
    member = draft.member
    if draft.speaker is None:
        return (
            None
            if member is None
            else Speaker(None, (), member.name, member.role, member.kind, member.metonym)
        )
    spans = phrase_spans(draft.sentence, draft.speaker)
    text = " ".join(sheet.text[s:e] for s, e in spans)
    if member is None:
        return Speaker(text, spans, None, None, "unnamed", None)
    return Speaker(text, spans, member.name, member.role, member.kind, member.metonym)


def _chain(sheet: Sheet, draft: Draft, found: Circumstances) -> tuple[Party, ...]:
    kind: Kind = "unnamed"
    name = sheet.pack.unknown
    if draft.member is not None:
        name, kind = draft.member.name, draft.member.kind
    links = [*found.cited, Party(name, kind), *found.told]
    return tuple(
        link for i, link in enumerate(links) if link.name not in {o.name for o in links[:i]}
    )


# "– Betreiber dementiert", "bestätigte dies": their content is somebody else's words, and holds nothing of theirs.
_BORROWING = frozenset({"object.none", "object.pro-form"})


def _inside(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The claim in whose content this one's cue stands."""
    if not draft.cue:
        return None
    at, begins = draft.cue[0][0], draft.content[0][0]
    outer = [
        d
        for d in drafts
        if d is not draft
        and d.rule not in _BORROWING
        and any(s <= at < e for s, e in d.content)
        and any(s <= begins < e for s, e in d.content)
    ]
    return min(outer, key=lambda d: d.content[-1][1] - d.content[0][0]) if outer else None


def _expression(sheet: Sheet, time: Time) -> TimeExpression:
    tokens = sheet.sentences[time.sentence].tokens[time.first : time.after]
    start, end = tokens[0].start, tokens[-1].end
    return TimeExpression(sheet.text[start:end], ((start, end),), time.type, time.value)
