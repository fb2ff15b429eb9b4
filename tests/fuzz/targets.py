"""Every parser and reader of foreign bytes, as a function of bytes that must never break.

A target raises nothing but NewstickerError, whatever it is given, and what it gives back can be kept: it can be
encoded, its spans stand in their text, its addresses run nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec

from fuzz import seeds
from newsticker import article, intake
from newsticker.article.addresses import web_address
from newsticker.article.credit_line import read_credit_line
from newsticker.article.dateline import read_dateline
from newsticker.article.dates import read_date_line, read_moment
from newsticker.article.flags import is_breaking, take_reads
from newsticker.article.names import looks_like_names, names_of_site, split_names
from newsticker.article.page import read_page
from newsticker.claims import read_claims
from newsticker.desk.addresses import safe_next
from newsticker.flow.documents import document_from_json
from newsticker.flow.provenance import file_origin, identity
from newsticker.flow.push_callback import is_signed
from newsticker.flow.reading import read_item
from newsticker.flow.readings import is_reading, reading_from_json
from newsticker.flow.taking import fit_to_keep
from newsticker.flow.wire_readings import provider_of
from newsticker.flow.wires import is_outdated
from newsticker.intake.hub import LONGEST, hub_of
from newsticker.intake.permission import read_robots, reservation_of
from newsticker.language.finding import query_terms, search_tokens
from newsticker.model import (
    Article,
    Claim,
    Feed,
    NewstickerError,
    Reading,
    Spans,
    Unreadable,
)
from newsticker.net import Fetched
from newsticker.net.freshness import MOST_SECONDS, fresh_seconds
from newsticker.net.http import LONGEST_RETRY_AFTER, _retry_after
from newsticker.net.inflating import Inflater, TooLarge, UnknownCoding
from newsticker.text.decoding import decode, unknown_charset, whole, without_controls
from newsticker.text.detect import detect_language
from newsticker.text.markdown import read_markdown

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
URL = "https://wissekurier.example/region/damm.html"
RUNS = re.compile(r"<\s*(?:script|iframe|object|embed|style)\b|\bon\w+\s*=\s*[\"']", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """A reader, what it is fed with at first, and words of its language that a fuzzer would not guess."""

    read: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...] = ()


def _feed(data: bytes) -> None:
    found = intake.read_feed(data, URL)
    msgspec.json.encode(found)
    intake.feed_name(found)
    for entry in intake.entries_by_identity(found).values():
        for words in (entry.title, entry.summary, entry.content):
            assert not words or not RUNS.search(re.sub(r">[^<]*<", "><", f">{words}<"))
        _is_safe(entry.link)
        document = intake.entry_document(entry, found)
        _kept(Reading("", article.as_told(article.read_parts(document), document), ""))


def _wire(data: bytes) -> None:
    intake.is_wire(data)
    for item in intake.read_wires(data):
        msgspec.json.encode(item)
        is_outdated(item.wire, item.wire)
        reading = fit_to_keep(read_item(item, "wire", claims=False))
        _kept(reading)
        provider_of(item)
        for date in (item.wire.created, item.wire.embargo):
            assert not date or datetime.fromisoformat(date).tzinfo


def _lists(data: bytes) -> None:
    msgspec.json.encode(intake.read_opml(data))
    for address in (*intake.find_feeds(data, URL), *intake.find_linked_feeds(data, URL)):
        _is_safe(address)


def _page(data: bytes) -> None:
    _kept(Reading("", read_page(without_controls(decode(data)), URL), ""))


def _plain(data: bytes) -> None:
    _kept(Reading("", article.read_plain(decode(data)), ""))


def _lines(data: bytes) -> None:
    line = _text(data)
    msgspec.json.encode(read_credit_line(line, ("Wissekurier",)))
    msgspec.json.encode(read_credit_line(line, closing=False))
    msgspec.json.encode((read_dateline(line), split_names([line]), take_reads(line)))
    looks_like_names(line)
    is_breaking([line], line)
    for moment in (read_moment(line), read_moment(line, "en"), read_date_line(line)):
        if moment is not None:
            Article(published=moment.iso)
            assert read_moment(moment.iso) is not None
    _is_safe(web_address(line, URL))
    names_of_site(web_address(line), [line])


def _claims(data: bytes) -> None:
    text = _text(data[1:])
    language = "en" if data[:1] == b"e" else "de"
    told = Article(published="2026-03-02T09:30:00+01:00", language=language)
    times, claims = read_claims(text, told)
    msgspec.json.encode((times, claims))
    for time in times:
        _stand(text, time.text, time.spans)
    for claim in claims:
        for spans in _spans(claim):
            assert all(0 <= start < end <= len(text) for start, end in spans)
    ids = {claim.id for claim in claims}
    assert {claim.inside for claim in claims} - {None} <= ids
    assert {claim.denies for claim in claims} - {None} <= ids


def _markdown(data: bytes) -> None:
    source = _text(data)
    made = read_markdown(source)
    msgspec.json.encode(made)
    for run in made.runs:
        assert 0 <= run.start <= run.end <= len(made.text)
        assert run.address is None or not run.address.lower().startswith(("javascript", "data"))
    for start, end in (span for block in made.blocks for span in block.items):
        assert 0 <= start <= end <= len(made.text)


def _json(data: bytes) -> None:
    with suppress(Unreadable):
        document = document_from_json(data)
        if document.html is None:
            read = article.as_told(article.read_parts(document), document)
            _kept(Reading(whole(document.id), read, ""))
    if is_reading(data):
        msgspec.json.encode(reading_from_json(data))


def _search(data: bytes) -> None:
    query = _text(data)
    for word in query_terms(query):
        assert word
        assert all(token and not token.isspace() for token in word)
    for language in ("de", "en", None):
        msgspec.json.encode(search_tokens(query, language))
    detect_language(query, ("de", "en"))
    assert safe_next(query, "/de/desk").startswith("/")


def _answers(data: bytes) -> None:
    head, _, body = data.partition(b"\n")
    line = head.decode("latin-1")
    seconds = _retry_after(line)
    assert seconds is None or 0 <= seconds <= LONGEST_RETRY_AFTER
    named = ("Cache-Control", "Expires", "Age", "Date")
    assert 0 <= fresh_seconds(dict.fromkeys(named, line), NOW) <= MOST_SECONDS
    with suppress(TooLarge, UnknownCoding):
        inflater = Inflater(line, 100_000)
        inflater.add(body)
        assert len(inflater.body()) <= 100_000
    unknown_charset(body, line)
    decode(body, line)


def _push(data: bytes) -> None:
    link, _, rest = data.partition(b"\n")
    own, _, signature = rest.decode("utf-8", errors="replace").partition("\n")
    headers = {"link": link.decode("latin-1")}
    answer = Fetched(URL, URL, 200, b"", None, None, None, headers=headers)
    hub, topic = hub_of(answer, Feed(None, None, None, None, None, own, None, (), "rss2"))
    for address in filter(None, (hub, topic)):
        assert urlsplit(address).scheme in ("http", "https")
        assert len(address) <= LONGEST
    assert not is_signed("of nobody", signature, data)


def _kept(reading: Reading) -> None:
    """What is done with an article before it is stored: nothing of it may break."""
    msgspec.json.encode(reading)
    _is_safe(reading.article.url)
    file_origin(reading.article)
    identity(reading)


def _is_safe(address: str | None) -> None:
    if address is not None:
        assert urlsplit(address).scheme in ("", "http", "https", "mailto")


def _spans(claim: Claim) -> Iterator[Spans]:
    yield claim.content.spans
    for part in (claim.cue, claim.speaker, claim.medium, claim.addressee, claim.place):
        if part is not None:
            yield part.spans
    yield from (figure.spans for figure in claim.figures)


def _stand(text: str, words: str, spans: Spans) -> None:
    assert words == " ".join(text[start:end] for start, end in spans)


def _text(data: bytes) -> str:
    return without_controls(data.decode("utf-8", errors="replace"))


def _rules(data: bytes) -> None:
    file, _, page = data.partition(b"\n\n\n")
    robots = read_robots(file)
    robots.allow(URL)
    assert 0 <= robots.delay <= 60
    told = {"tdm-reservation": page[:5].decode("latin-1")}
    assert reservation_of(URL, told, page, file) in (None, "meta", "header", "file")


TARGETS = {
    "feed": Target(_feed, seeds.FEEDS, seeds.FEED_WORDS),
    "wire": Target(_wire, seeds.WIRES, seeds.WIRE_WORDS),
    "lists": Target(_lists, seeds.LISTS, seeds.PAGE_WORDS),
    "page": Target(_page, seeds.PAGES, seeds.PAGE_WORDS),
    "plain": Target(_plain, seeds.PLAIN, seeds.LINE_WORDS),
    "lines": Target(_lines, seeds.LINES, seeds.LINE_WORDS),
    "claims": Target(_claims, seeds.TEXTS, seeds.TEXT_WORDS),
    "markdown": Target(_markdown, seeds.MARKDOWN, ("](", "**", "\n> ", "\n- ", "\n1. ", "&#")),
    "json": Target(_json, seeds.JSON, seeds.JSON_WORDS),
    "search": Target(_search, seeds.QUERIES, ("-", "'", "ß", "\u0308", ".000")),
    "rules": Target(_rules, seeds.RULES, ("location", "tdm-reservation", "Disallow: /", "*", "$")),
    "answers": Target(_answers, seeds.ANSWERS, ("gzip\n", "deflate\n", "GMT", "utf-7\n")),
    "push": Target(_push, seeds.PUSHES, ("; rel=", "hub", "self", "sha256=", "https://")),
}


def run(target: Target, data: bytes) -> None:
    """Feeds the target; what cannot be read and is told so is well."""
    with suppress(NewstickerError):
        target.read(data)
