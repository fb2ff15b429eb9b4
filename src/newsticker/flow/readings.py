"""A reading out of JSON, as the contract has it; what other programs leave out is filled in."""

from __future__ import annotations

import json
import re

import msgspec

from newsticker.model import Reading, Unreadable
from newsticker.text.decoding import whole

SCHEMA = "newsticker.reading/1"
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_NAMED = ("medium", "place", "addressee")


def is_reading(data: bytes) -> bool:
    """Whether a line of JSON holds a reading and no article."""
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(given, dict) and given.get("schema") == SCHEMA


def reading_from_json(data: bytes) -> Reading:
    """The reading of one JSON object, taken as read.

    A medium, place or addressee may come without spans, a credit line without its text. Raises Unreadable that
    names the key which is not as the contract has it, with the reading's id as second argument where it has one.
    """
    try:
        given = json.loads(data.decode("utf-8-sig"))
        if _HALF.search(data):
            given = _whole(given)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {error}") from None
    name = given.get("id") if isinstance(given, dict) else None
    try:
        _fill(given)
        reading = msgspec.convert(given, Reading)
    except msgspec.ValidationError as error:
        raise Unreadable(f"no reading of the contract: {error}", name) from None
    ids = {claim.id for claim in reading.claims}
    if len(ids) < len(reading.claims):
        raise Unreadable("no reading of the contract: a claim id stands twice", name)
    return reading


def _whole(given: object) -> object:
    """The value without halves of characters, which JSON can write and no output can hold."""
    if isinstance(given, str):
        return whole(given)
    if isinstance(given, list):
        return [_whole(one) for one in given]
    if isinstance(given, dict):
        return {whole(key): _whole(value) for key, value in given.items()}
    return given


def _fill(given: object) -> None:
    if not isinstance(given, dict):
        return
    article, claims = given.get("article"), given.get("claims")
    if isinstance(article, dict) and isinstance(article.get("credit"), dict):
        article["credit"].setdefault("text", "")
    for claim in claims if isinstance(claims, list) else ():
        if not isinstance(claim, dict):
            continue
        for key in _NAMED:
            part = claim.get(key)
            if isinstance(part, dict):
                part.setdefault("spans", [])
                part.setdefault("text", part.get("name"))
                part.setdefault("name", part.get("text"))
