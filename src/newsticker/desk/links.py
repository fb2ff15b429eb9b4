"""The forms that strike and add links between claims: how claims are named in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from newsticker.flow.links_by_hand import Addable
from newsticker.model_stories import LINK_KINDS, ClaimAddress, LinkKind

ADDABLE: tuple[Addable, ...] = get_args(Addable)
LONGEST_REASON = 500
LONGEST_ADDRESS = 2000
# A group has no more claims than a form's field has room for.
MOST_CLAIMS = 2000
# The address of a claim's page, or ARTICLE:CLAIM as the API names it.
_CLAIM = re.compile(r"(?:.*/article/)?([0-9]{1,15})(?:/claim/|:)(c[0-9]{1,9})/?(?:[?#].*)?")
# The address of a story's page, at the desk or for readers, or its number.
_STORY = re.compile(r"(?:.*/(?:story|stories)/)?([0-9]{1,15})/?(?:[?#].*)?")


def claim_at(permalink: str) -> ClaimAddress | None:
    """The claim that a permalink names, None where it names none."""
    found = _CLAIM.fullmatch(permalink[:LONGEST_ADDRESS].strip())
    return ClaimAddress(int(found[1]), found[2]) if found else None


def claims_of(field: str) -> list[ClaimAddress]:
    """The claims that a form names in one field; [] where anything in it is none."""
    found = [claim_at(name) for name in field.split()[:MOST_CLAIMS]]
    return [one for one in found if one] if all(found) else []


def field_of(claims: Sequence[ClaimAddress]) -> str:
    """Claims as a form's field names them."""
    return " ".join(f"{one.article_id}:{one.claim}" for one in claims)


def kind_of(field: str) -> LinkKind | None:
    """The kind of link that a form names, None where there is none of that name."""
    return next((kind for kind in LINK_KINDS if kind == field), None)


def addable_of(field: str) -> Addable | None:
    """The kind of link to be added that a form names, None where there is none of that name."""
    return next((kind for kind in ADDABLE if kind == field), None)


def story_at(address: str) -> int | None:
    """The story that an address or a number names, None where it names none."""
    found = _STORY.fullmatch(address[:LONGEST_ADDRESS].strip())
    return int(found[1]) if found else None
