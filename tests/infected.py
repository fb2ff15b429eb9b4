"""A ticker whose every field is what strangers wish: texts that want to run in a browser, or in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from yarl import URL

from articles import claim, keep, short, speaker
from loopback import serving
from newsdesk import work_off
from newsticker.flow.adding import add
from newsticker.flow.polling import poll
from newsticker.flow.taking import take_in
from newsticker.model import Credit, Figure, NamedPassage, Party, Passage, Reading, SaidAt
from newsticker.model_stories import ClaimAddress
from newsticker.net import Way
from newsticker.net.pool import Fetcher
from newsticker.store import Store
from story_rows import draw_pictures, write_copies, write_link, write_reuse, write_story
from watched import record_links

OPENED = Way(allow=("127.0.0.1/32",), pause=0)


class Infected(Struct, frozen=True):
    """The store, the story that its articles are in, and their ids, one for each payload."""

    store: Store
    story: int
    articles: tuple[int, ...]


def infected(payload: str, more: str = "") -> Reading:
    """An article whose every field is the payload; with ``more`` it is another one with the same claims."""
    body = payload + more
    text = f"{payload}{more}\n\n{payload}\n\n{body}"
    whole = Passage(payload, ((0, len(payload)),))
    named = NamedPassage(payload, whole.spans, payload)
    figures = tuple(Figure(payload, whole.spans, n, None, payload, "exact") for n in (1, 2))
    claims = tuple(
        replace(
            claim(f"c{n}", (), speaker(f"{payload}{n}", role=payload), stance=stance),
            content=whole, cue=whole, chain=(Party(f"{payload}{n}", "state"),) * 7, medium=named, addressee=named,
            place=named, said_at=SaidAt(payload, payload), figures=figures[n - 1 : n], rule=payload,
        )
        for n, stance in ((1, "denies"), (2, "states"))
    )  # fmt: skip
    base = short(payload + more, body, lead=payload, tags=(payload,), url=payload, claims=claims)
    article = replace(
        base.article, authors=(payload,), section=payload, dateline=payload, updated=payload, language="de",
        credit=Credit(payload, (payload,), (payload,), (payload,)), published="2026-03-02T08:00:00+01:00",
    )  # fmt: skip
    return Reading(payload + more, article, text, (), claims)


def infest(folder: Path, payloads: Sequence[str], *, full_text: bool = True) -> Infected:
    """Takes such articles in, in a story with every kind of link between their claims, all of it watched."""
    store = keep(folder, map(infected, payloads), full_text=full_text)
    now = datetime.now(UTC)
    for party in store.hand.parties():
        store.alerts.add("speaker", party.id, None, payloads[0], now)
    again = [infected(payload, f" und noch einmal {payload}") for payload in payloads[:2]]
    list(take_in(store, again, full_text=full_text))
    work_off(store)
    ids = sorted(stored.id for stored in store.ticker(limit=100)[0])
    story = write_story(store, ids)
    write_copies(store, ids[:2])
    write_reuse(store, ids[0], ids[1], 0.8)
    for kind in ("denials", "figures"):
        store.alerts.add(kind, story, None, payloads[0], now)
    _link(store, story, ids, payloads)
    draw_pictures(store, story)
    return Infected(store, story, tuple(ids))


def _link(store: Store, story: int, ids: Sequence[int], payloads: Sequence[str]) -> None:
    denied, stated = [(one, "c1") for one in ids], [(one, "c2") for one in ids]
    write_link(store, story, "same", *stated[:2], rule=payloads[0])
    write_link(store, story, "figures", *denied, rule=payloads[1], unit=payloads[1])
    for n, payload in enumerate(payloads):
        # What somebody denied is paired with what others said, in every way.
        first, second = (stated[(n + step) % len(payloads)] for step in (1, 2))
        write_link(store, story, "denial", first, denied[n], rule=payload)
        write_link(store, story, "admission", denied[n], second, rule=payload)
        write_link(store, story, "confirmation", denied[n], first, rule=payload)
        write_link(store, story, "comparison", denied[n], second, rule=payload)
    links = store.stories.links_of_claims([ClaimAddress(*place) for place in (*denied, *stated)])
    record_links(store, links, datetime.now(UTC))


def hostile_feeds(store: Store, payloads: Sequence[str]) -> None:
    """Follows feeds of a server that writes payloads wherever it may: in titles, entries, addresses and faults."""
    with serving() as site, Fetcher(OPENED) as fetcher:
        for number, payload in enumerate(payloads):
            names = [site.lay_out(f"/{kind}{number}", _feed(payload)) for kind in ("a", "b", "c")]
            page = f"<!doctype html><title>{payload}</title><p>{payload}"
            site.lay_out(
                URL(f"{site.base}/{number}/{payload}").raw_path, page, Content_Type="text/html"
            )
            names.append(f"{site.base}/{number}/{payload}")
            list(add(store, names, full_text=False, fetcher=fetcher))
            header = payload.encode("ascii", "replace").decode()
            site.lay_out(f"/a{number}", status=301, Location=f"gopher://x.example/{header}")
            site.lay_out(f"/b{number}", "x", Content_Encoding=header)
            site.lay_out(f"/c{number}", status=301, Location=f"/moved/{header}")
            site.lay_out(URL(f"{site.base}/moved/{header}").raw_path, _feed(payload))
        later = datetime.now(UTC) + timedelta(days=1)
        list(poll(store, fetcher, lambda: later))


def _feed(payload: str) -> str:
    """A feed of two entries, one of which has no words and ends in quarantine."""
    raw, twice = escape(payload), escape(escape(payload))
    fields = f"<guid>{raw}</guid><link>{raw}</link><category>{raw}</category><author>{raw}</author>"
    return (
        f"<rss version='2.0'><channel><title>{twice}</title><link>{raw}</link><image><url>{raw}</url></image>"
        f"<item>{fields}<title>{twice}</title><description>Der Damm hält, sagte {twice}. {raw}</description>"
        f"<enclosure url='{raw}' type='{raw}'/></item>"
        f"<item><guid>leer {raw}</guid></item></channel></rss>"
    )
