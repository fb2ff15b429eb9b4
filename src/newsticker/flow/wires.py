"""Agencies' items on their way into the ticker: new, corrected, held back until their hour, or taken back.

What the agency said last of an item counts, whichever of its versions comes in first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from newsticker.flow.provenance import Origin
from newsticker.flow.reading import read_item
from newsticker.flow.rules import rules_fingerprint
from newsticker.flow.taking import TakenIn, fit_to_keep
from newsticker.flow.wire_readings import provider_of
from newsticker.model import Job, Reading, Unreadable
from newsticker.model_told import Wire
from newsticker.model_wires import WireItem
from newsticker.store import Incoming, KeptItem, Store, Taken

REASONS = {
    "canceled": "The agency has withdrawn the report.",
    "withheld": "The agency asks not to use the report until further notice.",
}


class TakenBack(Struct, frozen=True):
    """An article that its agency has taken back, and why."""

    guid: str
    article_id: int
    version: int
    title: str | None
    reason: str


def take_wires(
    store: Store, items: Sequence[WireItem], *, full_text: bool
) -> Iterator[TakenIn | TakenBack | Unreadable]:
    """Keeps the items in their order; gives what became of each after its commit, or why it was refused."""
    for item in items:
        try:
            yield _take(store, item, full_text=full_text)
        except Unreadable as error:
            yield Unreadable(f"{item.wire.guid}: {error}")


def release(store: Store, job: Job) -> None:
    """The job "release": shows an article whose embargo has ended, if it still is under it."""
    assert job.article_id is not None
    store.wires.release(job.article_id, datetime.now(UTC))


def is_outdated(wire: Wire, known: Wire | UnsetType) -> bool:
    """Whether an item is older than what is known of it: by its version's number, else by when it was made."""
    if known is UNSET:
        return False
    assert isinstance(known, Wire)
    ours, theirs = known.version or "", wire.version or ""
    if ours.isdecimal() and theirs.isdecimal() and int(ours) != int(theirs):
        return int(theirs) < int(ours)
    if known.created and wire.created:
        return datetime.fromisoformat(wire.created) < datetime.fromisoformat(known.created)
    return False


def _take(store: Store, item: WireItem, *, full_text: bool) -> TakenIn | TakenBack:
    wire, by, now = item.wire, provider_of(item), datetime.now(UTC)
    origin = _origin(item)
    source_id = store.keep_source(
        origin.kind, origin.key, name=origin.name, url=origin.url, full_text=full_text
    )
    kept = store.wires.kept(source_id, wire.guid)
    if kept is not None and is_outdated(wire, kept.article.wire):
        reading = Reading(wire.guid, kept.article, "")
        return TakenIn(reading, Taken(kept.article_id, kept.version, "known"))
    if wire.status != "usable":
        return _take_back(store, item, source_id, kept, by, now)
    killed = store.wires.killed(source_id, wire.guid) if kept is None else None
    if killed is not None and not is_outdated(killed, wire):
        raise Unreadable(f"the agency took it back ({killed.status}) before it came")
    due = _due(wire, kept, now)
    reading = fit_to_keep(read_item(item, wire.guid))
    incoming = Incoming(
        source_id, wire.guid, reading, rules_fingerprint(), due=due, revives=kept is not None
    )
    return TakenIn(reading, store.wires.take_in(incoming, by, now))


def _due(wire: Wire, kept: KeptItem | None, now: datetime) -> datetime | None:
    """When an item may be shown, None where that is at once.

    Raises Unreadable where its embargo has no end, or its former version is before readers' eyes already.
    """
    if wire.embargo is None:
        return None
    if not wire.embargo:
        raise Unreadable(
            "is under an embargo without an end; add it again when the agency lifts it"
        )
    due = datetime.fromisoformat(wire.embargo)
    if due <= now:
        return None
    if kept is not None and not kept.is_hidden and not kept.is_withdrawn:
        raise Unreadable(
            f"this version is under embargo until {wire.embargo}, the one before it is out; add it again then"
        )
    return due.astimezone(UTC)


def _take_back(
    store: Store, item: WireItem, source_id: int, kept: KeptItem | None, by: str, now: datetime
) -> TakenBack:
    wire = item.wire
    if kept is None:
        known = store.wires.killed(source_id, wire.guid)
        if known is None or not is_outdated(wire, known):
            store.wires.kill(source_id, wire, now)
        raise Unreadable(
            f"the agency takes it back ({wire.status}), but it is not here; should it come, it is refused"
        )
    reason = wire.note or REASONS[wire.status]
    told = replace(kept.article, wire=wire)
    if not kept.is_withdrawn:
        store.wires.withdraw(kept, told, reason, by, now)
    return TakenBack(wire.guid, kept.article_id, kept.version, kept.article.title, reason)


def _origin(item: WireItem) -> Origin:
    """An agency's items are all of one source; one that names nobody is a source of its own."""
    provider = provider_of(item)
    if provider:
        return Origin("file", f"wire: {provider.casefold()}", provider)
    return Origin("file", f"wire alone: {item.wire.guid}", "")
