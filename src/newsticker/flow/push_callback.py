"""What a hub may tell us at its address (W3C WebSub, 5 and 7): asks back, refuses, brings; all else is left aside."""

from __future__ import annotations

import hashlib
import hmac
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from newsticker.intake.schedule import SHORTEST
from newsticker.logs import log_event
from newsticker.model_feeds import Push
from newsticker.store import Store
from newsticker.text.decoding import without_controls

METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
LONGEST_CHALLENGE = 2000
LONGEST_REASON = 200
# A hub may take its time to ask back; what it asks later than that was not asked for.
ASKS_BACK_WITHIN = timedelta(days=1)
LEASE_SECONDS = 10 * 86_400
LONGEST_LEASE = 30 * 86_400
# However short a lease, its hub is not asked more often.
RENEWED_AFTER = timedelta(minutes=10)
DENIED_FOR = timedelta(days=1)

Delivered = Literal["kept", "refused", "full"]


def answer_hub(store: Store, key: str, told: Mapping[str, str], now: datetime) -> str | None:
    """What a hub's question by GET is answered with; None (404) where we did not ask for what it says."""
    push = store.pushes.of_key(key)
    if push is None or told.get("hub.topic") != push.topic:
        return None
    mode, challenge = told.get("hub.mode"), told.get("hub.challenge", "")
    if mode == "denied" and push.state != "leaving":
        reason = without_controls(told.get("hub.reason", ""))[:LONGEST_REASON]
        store.pushes.deny(
            push, f"the hub refuses it: {reason or 'no reason given'}", now + DENIED_FOR
        )
        return ""
    wish = "unsubscribe" if push.state == "leaving" else "subscribe"
    if mode != wish or not _was_asked(push, now) or not 0 < len(challenge) <= LONGEST_CHALLENGE:
        return None
    if mode == "unsubscribe":
        store.pushes.let_go(push.id, now)
        return challenge
    lease = _lease(told.get("hub.lease_seconds", ""))
    # Many leases of a hub end together where they began together; they need not be renewed so.
    renew = max(timedelta(seconds=lease * random.uniform(0.7, 0.9)), RENEWED_AFTER)
    store.pushes.confirm(push, now + timedelta(seconds=lease), now + renew)
    log_event("push-begins", feed=push.topic, hub=push.hub, seconds=lease)
    return challenge


def opens(store: Store, key: str) -> Push | None:
    """The subscription for which a hub brings something; None (410) where there is none, or none any more."""
    push = store.pushes.of_key(key)
    return None if push is None or push.state == "leaving" else push


def deliver(
    store: Store, push: Push, signature: str, body: bytes, content_type: str | None, now: datetime
) -> Delivered:
    """Keeps a body that its hub has signed, to be read by the worker; of another nothing but its number is kept."""
    if not is_signed(push.secret, signature, body):
        store.pushes.count_refused(push.id)
        return "refused"
    kept = store.pushes.keep(push.id, body, content_type, now)
    return "kept" if kept else "full"


def too_large(store: Store, push: Push, now: datetime) -> None:
    """Has the feed itself asked for what was too large to be taken from its hub."""
    store.pushes.ask_feed(push.source_id, SHORTEST, now)


def is_signed(secret: str, signature: str, body: bytes) -> bool:
    """Whether a body has the signature that X-Hub-Signature tells: ``method=hex``."""
    method, _, told = signature.strip().partition("=")
    if method.lower() not in METHODS or not told.isascii():
        return False
    mine = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(mine, told.strip().lower())


def _was_asked(push: Push, now: datetime) -> bool:
    return push.asked is not None and now - datetime.fromisoformat(push.asked) < ASKS_BACK_WITHIN


def _lease(told: str) -> int:
    """The seconds of a lease, at most 30 days; what cannot be understood is what we asked for."""
    seconds = int(told[:9]) if told.isascii() and told.isdecimal() else 0
    return min(seconds or LEASE_SECONDS, LONGEST_LEASE)
