"""A document out of JSON, with one clear message where it is not as it must be."""

from __future__ import annotations

import json

from newsticker.model import Document, Unreadable
from newsticker.text.decoding import whole

KEYS = ("title", "lead", "body", "text", "html", "url", "published", "language")
KINDS = {
    type(None): "null", bool: "true or false", int: "a number", float: "a number",
    str: "text", list: "a list", dict: "an object",
}  # fmt: skip


def document_from_json(data: bytes, id: str | None = None) -> Document:
    """The document of one JSON object; ``id`` stands for its own where it is given.

    Raises Unreadable where this is no JSON object, a key has the wrong type or the id is missing.
    An ``Unreadable`` about a document whose id could be read carries it as second argument.
    """
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 (byte {error.start + 1})") from None
    except RecursionError:
        raise Unreadable("not JSON that can be read: nested too deep") from None
    except json.JSONDecodeError as error:
        # A line of JSON Lines is named by its number in the file; a second number would contradict it.
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise Unreadable(f"not JSON: {error.msg} ({line}column {error.colno})") from None
    except ValueError as error:
        raise Unreadable(f"not JSON: {error}") from None
    if not isinstance(given, dict):
        raise Unreadable(f"{KINDS[type(given)]} where an object must be")
    name = id if id is not None else _id_of(given)
    for key in KEYS:
        value = given.get(key)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"{key} is {KINDS[type(value)]}, it must be text", name)
    # JSON can write half of a character, which no output and no database can hold.
    return Document(name, **{key: whole(given[key]) for key in KEYS if given.get(key) is not None})


def _id_of(given: dict[str, object]) -> str:
    found = given.get("id")
    if found is None:
        raise Unreadable("the key id is missing")
    if not isinstance(found, str):
        raise Unreadable(f"id is {KINDS[type(found)]}, it must be text")
    return found
