"""ninjs (iptc.org/std/ninjs) 1.x to 3.x, which differ in their keys: headline or headlines, versioncreated or versionCreated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsticker.intake.entries import paragraphs
from newsticker.intake.wire_parts import (
    day_or_instant,
    document,
    embargo_of,
    instant,
    language_of,
    line,
    status_of,
    unique,
    urgency_of,
)
from newsticker.model import Unreadable
from newsticker.model_told import Wire
from newsticker.model_wires import WireItem

# An object of ours is known by its id; one of these beside an uri makes it ninjs.
SIGNS = frozenset({
    "headline", "headlines", "bodies", "body_text", "body_html", "body_xhtml", "versioncreated", "pubstatus",
    "representationtype",
})  # fmt: skip
HTML = ("html", "xhtml", "xml")
Item = Mapping[str, object]


def is_ninjs(told: object) -> bool:
    """Whether a value out of JSON is an item of ninjs."""
    if not isinstance(told, dict):
        return False
    keys = {str(key).lower() for key in told}
    return "uri" in keys and bool(keys & SIGNS)


def read_ninjs(told: Mapping[str, object]) -> WireItem:
    """The item; raises Unreadable where it has no address of its own, or an embargo or a status that is none."""
    item = _small(told)
    guid = _line(item, "uri")
    if guid is None:
        raise Unreadable("uri is no text")
    embargoed = item.get("embargoed")
    version = item.get("version")
    wire = Wire(
        guid=guid,
        version=line(str(version)) if isinstance(version, str | int) else None,
        created=instant(_line(item, "versioncreated")),
        status=status_of(_line(item, "pubstatus")),
        urgency=urgency_of(item.get("urgency")),
        embargo=embargo_of(None if embargoed is None else str(embargoed)),
        note=_line(item, "ednote"),
    )
    lead = _worded(item, "description", "descriptions", ("summary", "lead", "excerpt"))
    first = _line(item, "contentcreated") or _line(item, "firstcreated")
    title = _worded(item, "headline", "headlines", ("main", "headline"))
    return WireItem(
        wire=wire,
        document=document(
            guid,
            " ".join(title) or _line(item, "title") or _line(item, "slugline"),
            " ".join(lead) or None,
            _worded(item, "body", "bodies", ("main", "body", "text")),
            url=_address(item),
            published=day_or_instant(first) or wire.created,
            language=language_of(_line(item, "language")),
        ),
        by=unique([_line(item, "by") or _line(item, "byline")]),
        dateline=_line(item, "located"),
        provider=next(_names(item, "infosources", "infosource", "providers", "provider"), None)
        or _line(item, "copyrightholder"),
        credit=_line(item, "creditline"),
        tags=unique(_names(item, "subjects", "subject"))
        + unique(_strings(item.get("keywords") or item.get("keyword"))),
        updated=wire.created if _is_revised(version) else None,
    )


def _is_revised(version: object) -> bool:
    return isinstance(version, str | int) and str(version) not in ("", "0", "1")


def _worded(item: Item, one: str, many: str, roles: tuple[str, ...]) -> list[str]:
    """The paragraphs of a headline, description or body, from its plain form where there is one."""
    told = [value for value in _objects(item.get(many)) if isinstance(value.get("value"), str)]
    ranked = sorted(told, key=lambda value: (_rank(value, roles), _is_html(value)))
    for value in ranked:
        if found := _paragraphs(str(value["value"]), is_html=_is_html(value)):
            return found
    for key in (one, f"{one}_text"):
        if found := _paragraphs(_string(item, key), is_html=False):
            return found
    others = [key for key in item if key.startswith(f"{one}_")]
    for key in sorted(others, key=lambda key: not key.endswith(HTML)):
        if found := _paragraphs(_string(item, key), is_html=key.endswith(HTML)):
            return found
    return []


def _rank(value: Item, roles: tuple[str, ...]) -> int:
    role = str(value.get("role") or "").rpartition(":")[2].lower()
    return roles.index(role) if role in roles else len(roles)


def _is_html(value: Item) -> bool:
    return str(value.get("contenttype") or "").lower().endswith(HTML)


def _paragraphs(text: str, *, is_html: bool) -> list[str]:
    if is_html:
        return [found for part in paragraphs(text) if (found := line(part))]
    return [found for part in text.split("\n") if (found := line(part))]


def _address(item: Item) -> str | None:
    """Where the item stands as a page: a rendition or an alternative identifier in HTML, else its uri."""
    renditions = item.get("renditions")
    found = [
        value
        for value in _objects(renditions if isinstance(renditions, list) else None)
        if value.get("contenttype") == "text/html"
    ]
    told = sorted(found, key=lambda value: value.get("name") != "original")
    addresses = [str(value.get("href") or "") for value in told] + [_line(item, "uri") or ""]
    return next((one for one in addresses if one.startswith(("https://", "http://"))), None)


def _names(item: Item, *keys: str) -> Iterator[str]:
    for key in keys:
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            named = _small(one).get("name") if isinstance(one, dict) else one
            if isinstance(named, str) and (found := line(named)):
                yield found


def _strings(value: object) -> Iterator[str | None]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield line(one)


def _objects(value: object) -> list[Item]:
    told = value if isinstance(value, list) else []
    return [_small(one) for one in told if isinstance(one, dict)]


def _small(told: Mapping[str, object]) -> Item:
    """The object with its keys in small letters: from 3.0 on they have capitals in them."""
    return {str(key).lower(): value for key, value in told.items()}


def _string(item: Item, key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _line(item: Item, key: str) -> str | None:
    return line(_string(item, key))
