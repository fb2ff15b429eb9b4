"""An editor's word about who speaks: two merged into one, parted again, one suppressed, shown again.

Their claims follow in the transaction that writes the decision down, and every claim that is read later does.
"""

from __future__ import annotations

from datetime import datetime

from newsticker.model_desk import KnownParty
from newsticker.store import Store


def merge(
    store: Store, party: KnownParty, into_id: int, *, reason: str, by: str, now: datetime
) -> bool:
    """Merges a party into another; False where it is no longer as the editor saw it, or cannot be merged."""
    return store.hand.merge(party.id, into_id, party.seen, reason, by, now)


def part(store: Store, party: KnownParty, *, reason: str, by: str, now: datetime) -> bool:
    """Parts a merged party again; False where it is no longer as the editor saw it."""
    return store.hand.part(party.id, party.seen, reason, by, now)


def suppress(store: Store, party: KnownParty, *, reason: str, by: str, now: datetime) -> bool:
    """Has a party's name told nowhere any more; False where it is no longer as the editor saw it."""
    return store.hand.suppress(party.id, party.seen, reason, by, now)


def show(store: Store, party: KnownParty, *, reason: str, by: str, now: datetime) -> bool:
    """Has a suppressed party named again; False where it is no longer as the editor saw it."""
    return store.hand.show(party.id, party.seen, reason, by, now)
