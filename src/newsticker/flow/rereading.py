"""Reads kept versions again with today's rules, batch by batch; what did not change keeps its id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct

from newsticker.claims import read_claims
from newsticker.flow.rules import rules_fingerprint
from newsticker.store import Store

BATCH_VERSIONS = 20


class Reread(Struct, frozen=True):
    """A committed batch: how many versions were read again, and in how many the claims changed."""

    versions: int
    changed: int


def count_to_reread(store: Store) -> int:
    """How many kept versions were read by other rules than today's."""
    return store.count_to_reread(rules_fingerprint())


def reread(store: Store) -> Iterator[Reread]:
    """Reads them again and gives back each batch once it is committed.

    A run that is broken off goes on where it stopped when it is called again: a version that was
    read carries the fingerprint of the rules, in the same transaction as its claims.
    """
    rules = rules_fingerprint()
    last = 0
    while versions := store.versions_to_reread(rules, after=last, limit=BATCH_VERSIONS):
        batch = [(version, read_claims(version.text, version.article)[1]) for version in versions]
        changed = store.keep_reread(batch, rules, datetime.now(UTC))
        yield Reread(len(batch), changed)
        last = versions[-1].id
