"""For how long articles of others are kept, and what of them could not be read."""

from __future__ import annotations

from datetime import datetime, timedelta

from newsticker.store import Store

# Whoever else writes gets his turn between the transactions.
BATCH = 100


def delete_old(store: Store, keep_days: int, now: datetime) -> int:
    """Deletes what is older than so many days; 0 days keep everything. Returns how many articles that were."""
    deleted = 0
    while keep_days and (part := store.expire(now - timedelta(days=keep_days), BATCH, now)):
        deleted += part
    if deleted:
        store.forget_unnamed()
    return deleted


def forget_unread(store: Store, quarantine_days: int, keep_days: int, now: datetime) -> None:
    """Forgets what could not be read and was met last so many days ago; no later than articles are deleted."""
    days = min(quarantine_days, keep_days or quarantine_days)
    store.forget_unread(now - timedelta(days=days))
