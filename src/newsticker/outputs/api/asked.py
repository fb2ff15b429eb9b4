"""What can be asked for: the parameters of each list as structs, and how an address is read into them."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct
from starlette.datastructures import QueryParams

from newsticker.model import Stance
from newsticker.model_stories import Mark
from newsticker.outputs.api.problems import Problem
from newsticker.store import Outcome

# PostgreSQL keeps none in a text, and nobody means one.
NO_NUL = r"^[^\x00]*$"

Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=NO_NUL)]
Day = Annotated[
    str,
    Meta(
        max_length=40,
        extra_json_schema={"anyOf": [{"format": "date"}, {"format": "date-time"}]},
    ),
]

# Cursors have no more digits than the columns that they are compared with hold: PostgreSQL refuses longer ones.
FURTHER = "`next` of the page before; left out at first."

Asked = TypeVar("Asked", bound="Nothing")


class Nothing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No parameters."""


class Paged(Nothing, frozen=True, kw_only=True):
    """A page of a list."""

    limit: Annotated[int, Meta(ge=1, le=100, description="At most so many items.")] = 20


class Tags(Paged, frozen=True, kw_only=True):
    """Which tags."""

    cursor: (
        Annotated[str, Meta(pattern=r"^[0-9]{1,9} [^\x00]*$", max_length=400, description=FURTHER)]
        | None
    ) = None


class Versions(Paged, frozen=True, kw_only=True):
    """Which versions of an article."""

    cursor: Annotated[str, Meta(pattern="^[0-9]{1,9}$", description=FURTHER)] | None = None


class Stories(Paged, frozen=True, kw_only=True):
    """Which stories."""

    cursor: (
        Annotated[str, Meta(pattern=r"^[0-9]{1,15}\.[0-9]{1,15}$", description=FURTHER)] | None
    ) = None


class Articles(Paged, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Which articles: all that is asked for must be true of them."""

    cursor: (
        Annotated[str, Meta(pattern=r"^[0-9]{1,15}\.[0-9]{1,15}$", description=FURTHER)] | None
    ) = None
    tag: Annotated[Name, Meta(description="They have the tag.")] | None = None
    outlet: (
        Annotated[
            Name, Meta(description="The credit line names the outlet, or it is their source.")
        ]
        | None
    ) = None
    agency: Annotated[Name, Meta(description="The credit line names the agency.")] | None = None
    language: (
        Annotated[
            str,
            Meta(
                max_length=35,
                pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
                description="Their language, as BCP 47 writes it.",
            ),
        ]
        | None
    ) = None
    from_: (
        Annotated[
            Day,
            Meta(
                description="Published on that day or later, in the ticker's time zone; or at an instant."
            ),
        ]
        | None
    ) = None
    to: (
        Annotated[Day, Meta(description="Published on that day or earlier; or before an instant.")]
        | None
    ) = None
    mark: (
        Annotated[
            Mark,
            Meta(
                description="They are breaking news; or in the ledger there is a denial in them, an admission, or figures that disagree."
            ),
        ]
        | None
    ) = None


class Claims(Articles, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Which claims: all that is asked for must be true of them, or of the articles they stand in."""

    cursor: (
        Annotated[str, Meta(pattern=r"^[0-9]{1,15}\.[0-9]{1,15}\.[0-9]{1,9}$", description=FURTHER)]
        | None
    ) = None
    speaker: Annotated[Name, Meta(description="The name of who says it.")] | None = None
    stance: Annotated[Stance, Meta(description="How it is said.")] | None = None
    article: (
        Annotated[int, Meta(ge=1, le=2**53 - 1, description="The id of the article.")] | None
    ) = None


class Record(Paged, frozen=True, kw_only=True):
    """Which part of a speaker's record."""

    cursor: Annotated[str, Meta(pattern="^[0-9]{1,6}$", description=FURTHER)] | None = None
    of: Annotated[
        Literal["denials", "confirmed"],
        Meta(description="Denials, or the claims that others confirmed."),
    ] = "denials"
    outcome: Annotated[Outcome, Meta(description="What followed; of denials alone.")] | None = None


class RecordRows(Record, frozen=True, kw_only=True):
    """Which part of a speaker's record a table has."""

    limit: Annotated[int, Meta(ge=1, le=1000, description="At most so many denials.")] = 1000


class Rows(Claims, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Which claims a table has."""

    limit: Annotated[int, Meta(ge=1, le=5000, description="At most so many rows.")] = 1000


def read_query(given: QueryParams, kind: type[Asked]) -> Asked:
    """The parameters as ``kind`` has them; raises Problem 400 that names the one that is not so."""
    pairs = given.multi_items()
    told = dict(pairs)
    if len(told) < len(pairs):
        twice = next(name for name, _ in pairs if len(given.getlist(name)) > 1)
        raise Problem(400, f"Parameter {_short(twice)} is given twice; give it once.")
    for name, value in pairs:
        if "\0" in value:
            raise Problem(400, f"Parameter {_short(name)} has a NUL character in it; leave it out.")
    try:
        query = msgspec.convert(told, kind, strict=False)
    except msgspec.ValidationError as error:
        raise Problem(400, _sentence(str(error), kind)) from None
    for field in msgspec.structs.fields(kind):
        # In an address "null" is a word, which msgspec takes for none where it is no text.
        if field.encode_name in told and getattr(query, field.name) is None:
            raise Problem(400, f"Parameter '{field.encode_name}': 'null' is none of its values.")
    return query


def _sentence(said: str, kind: type[Asked]) -> str:
    """What was wrong with a parameter, from msgspec's words: "Expected `int` <= 100 - at `$.limit`"."""
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", said, flags=re.S)
    if unknown:
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(kind))
        told = f"known are {known}" if known else "there is none"
        return f"Parameter {_short(unknown[1])} is not known here; {told}."
    what, _, name = said.rpartition(" - at `$.")
    if name == "cursor`":
        return "Parameter 'cursor': is no page of this list; begin without it."
    return f"Parameter '{name.rstrip('`')}': {what[0].lower()}{what[1:].replace('`', '')}."


def _short(name: str) -> str:
    return repr(name if len(name) <= 40 else name[:40] + "…")
