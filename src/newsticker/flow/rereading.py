"""Reads kept versions again with today's rules, batch by batch; what did not change keeps its id."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from newsticker.claims import read_claims
from newsticker.flow.cores import spread
from newsticker.flow.rules import rules_fingerprint
from newsticker.model import Claim
from newsticker.store import Store, Version

BATCH_VERSIONS = 20

_log = logging.getLogger(__name__)


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
    read carries the fingerprint of the rules, in the same transaction as its claims. A version on which
    the process that reads it dies keeps its claims, and is tried again by the next run.
    """
    rules = rules_fingerprint()
    batch: list[tuple[Version, Sequence[Claim]]] = []
    for version, claims in spread(_versions(store, rules), _read, _died):
        if claims is None:
            _log.warning("article %d: the process that read it was ended", version.article_id)
            continue
        batch.append((version, claims))
        if len(batch) == BATCH_VERSIONS:
            yield _keep(store, batch, rules)
            batch = []
    if batch:
        yield _keep(store, batch, rules)


def _keep(store: Store, batch: list[tuple[Version, Sequence[Claim]]], rules: str) -> Reread:
    return Reread(len(batch), store.keep_reread(batch, rules, datetime.now(UTC)))


def _versions(store: Store, rules: str) -> Iterator[Version]:
    last = 0
    while versions := store.versions_to_reread(rules, after=last, limit=BATCH_VERSIONS):
        yield from versions
        last = versions[-1].id


def _read(version: Version) -> tuple[Version, Sequence[Claim] | None]:
    return version, read_claims(version.text, version.article)[1]


def _died(version: Version) -> tuple[Version, Sequence[Claim] | None]:
    return version, None
