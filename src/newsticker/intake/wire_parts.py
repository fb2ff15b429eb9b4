"""What agency formats have in common: words out of XML, instants, languages, and the document they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from lxml import etree

from newsticker.intake.entries import begins_with
from newsticker.intake.xml import local_name
from newsticker.model import Document, Unreadable
from newsticker.model_told import WireStatus
from newsticker.text.decoding import without_controls

BLOCKS = frozenset(
    "p hl1 hl2 h1 h2 h3 h4 h5 h6 li dt dd td th tr div block bq blockquote pre br ol ul table section article".split()
)
UNSEEN = frozenset(
    "media media-reference media-caption media-producer figure figcaption script style title head note fn".split()
)
STATUSES: dict[str, WireStatus] = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at a path of local names (in small letters), None where there is none."""
    return next(find_all(element, *path), None)


def find_all(element: etree._Element | None, *path: str) -> Iterator[etree._Element]:
    """Every element at a path of local names below an element."""
    if element is None:
        return
    if not path:
        yield element
        return
    for child in element:
        if local_name(child) == path[0]:
            yield from find_all(child, *path[1:])


def words(element: etree._Element | None) -> str | None:
    """An element's words on one line, None where there are none."""
    if element is None:
        return None
    return line("".join(str(text) for text in element.itertext(with_tail=False)))


def line(text: str | None) -> str | None:
    """A text on one line without control characters, None where nothing is left."""
    return " ".join(without_controls(text or "").split()) or None


def blocks(element: etree._Element) -> list[str]:
    """The paragraphs of XHTML or of NITF's content, pictures and their captions left out."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inside in walk:
        name = local_name(inside)
        if name in BLOCKS:
            pieces.append("\n")
        if event == "start":
            if name in UNSEEN:
                walk.skip_subtree()
            else:
                pieces.append(re.sub(r"\s+", " ", inside.text or "") if name else "")
        elif inside is not element:
            pieces.append(re.sub(r"\s+", " ", inside.tail or ""))
    return [found for text in "".join(pieces).split("\n") if (found := line(text))]


def status_of(told: str | None) -> WireStatus:
    """What a status means, given as a word or as a code with a prefix ("stat:canceled"); usable where none is told.

    Raises Unreadable for one that nobody knows: nothing is shown that might have been taken back.
    """
    word = (told or "usable").rpartition(":")[2].rpartition("/")[2].strip().lower()
    if word not in STATUSES:
        raise Unreadable(f"its status {line(told)!r} is none of usable, withheld and canceled")
    return STATUSES[word]


def instant(told: str | None) -> str | None:
    """A date in ISO 8601 as it was told, with an offset (UTC where none is told); None where it is none."""
    try:
        moment = datetime.fromisoformat((told or "").strip())
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def day_or_instant(told: str | None) -> str | None:
    """The same, but a day without a time stays one."""
    found = instant(told)
    is_day = re.fullmatch(r"\d{4}-?\d\d-?\d\d", (told or "").strip())
    return found[:10] if found and is_day else found


def embargo_of(told: str | None) -> str | None:
    """When an embargo ends: an instant, empty where it is left open; None where nothing is told.

    Raises Unreadable for what is no date: an embargo that cannot be read cannot be obeyed.
    """
    if told is None:
        return None
    if not told.strip():
        return ""
    found = instant(told)
    if found is None:
        raise Unreadable(f"its embargo {line(told)!r} is no date in ISO 8601")
    return found


def urgency_of(told: object) -> int | None:
    """An urgency from 1 to 9, None for anything else."""
    number = str(told).strip()
    return int(number) if re.fullmatch("[1-9]", number) else None


def language_of(told: str | None) -> str | None:
    """The language subtag of a tag by BCP 47."""
    code = (told or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else None


def document(
    guid: str,
    title: str | None,
    lead: str | None,
    body: Sequence[str],
    *,
    url: str | None,
    published: str | None,
    language: str | None,
) -> Document:
    """An item's words; a headline or a lead that the body begins with stands once."""
    paragraphs = list(body)
    if len(paragraphs) > 1 and title and paragraphs[0].casefold() == title.casefold():
        del paragraphs[0]
    text = "\n\n".join(paragraphs)
    return Document(
        id=guid,
        title=title,
        lead=None if lead and text and begins_with(text, lead) else lead,
        body=text or None,
        url=url,
        published=published,
        language=language,
    )


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """What there is, each once."""
    return tuple(dict.fromkeys(value for value in values if value))
