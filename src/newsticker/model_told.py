"""What only some articles have beside their words: entries with their times, an agency's word about them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

WireStatus = Literal["usable", "withheld", "canceled"]
# What a page is besides an article: a live ticker, pictures with texts, or the beginning of a text for subscribers.
Form = Literal["live", "gallery", "paywalled"]


class LiveEntry(Struct, frozen=True):
    """An entry of a live ticker; ``at`` is ISO 8601 with an offset, ``body`` its paragraphs."""

    at: str | None
    title: str | None
    body: str


class Wire(Struct, frozen=True, omit_defaults=True):
    """What an agency tells of an item: what knows it again, which version this is and made when, how urgent (1 to 9).

    ``embargo`` is when it may be shown (ISO 8601), empty where that is left open.
    """

    guid: str
    version: str | None = None
    created: str | None = None
    status: WireStatus = "usable"
    urgency: int | None = None
    embargo: str | None = None
    note: str | None = None


class Wishes(Struct, frozen=True, omit_defaults=True):
    """How a feed says that it is to be followed: the address that it is known by at its hub, and when it is asked.

    ``ttl`` is in minutes, ``period`` the seconds between two of its editions. At ``skip_hours`` (0 to 23) and on
    ``skip_days`` (0 is Monday), both in UTC, it has nothing new.
    """

    self_url: str | None = None
    ttl: int | None = None
    period: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
