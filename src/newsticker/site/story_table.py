"""The table of a story, who says what: sorted, narrowed down and paged by its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import asdict, replace
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from newsticker.outputs.story_told import Statement
from newsticker.site.claim_view import speaker_of
from newsticker.site.rendering import STANCES
from newsticker.site.words import Words

ROWS = 50
SORTS = ("newest", "oldest", "articles", "who")


class AskedTable(Struct, frozen=True):
    """What the address asks of a story's page: how the table is sorted, one stance of it, which of its pages.

    ``earlier`` is how many pages of the timeline lie before the one that is shown.
    """

    sort: str = "newest"
    stance: str = ""
    page: int = 1
    earlier: int = 0

    def to(self, **changes: object) -> str:
        """The query of the address with these changes; a change of what is listed begins with its first page."""
        told = replace(self, **({"page": 1} if {"sort", "stance"} & changes.keys() else {}), **changes)  # fmt: skip
        default = asdict(AskedTable())
        pairs = {name: value for name, value in asdict(told).items() if value != default[name]}
        return f"?{urlencode(pairs)}" if pairs else ""


class Choice(Struct, frozen=True):
    """A link that sorts the table or narrows it down."""

    shown: str
    count: int | None
    query: str
    is_chosen: bool


def read_table(given: QueryParams) -> AskedTable:
    """What an address asks for; raises HTTPException 404 for what no link of ours asks."""
    numbers = {name: given.get(name, str(by)) for name, by in (("page", 1), ("earlier", 0))}
    if not all(re.fullmatch("[0-9]{1,4}", number) for number in numbers.values()):
        raise HTTPException(404)
    sort, stance = given.get("sort", SORTS[0]), given.get("stance", "")
    if sort not in SORTS or stance not in ("", *STANCES) or numbers["page"] == "0":
        raise HTTPException(404)
    return AskedTable(sort, stance, int(numbers["page"]), int(numbers["earlier"]))


def rows_of(statements: Sequence[Statement], asked: AskedTable, words: Words) -> list[Statement]:
    """The statements that were asked for, in their order; all pages of them."""
    wanted = [
        one for one in statements if not asked.stance or one.shown.claim.stance == asked.stance
    ]
    newest = wanted[::-1]
    orders: dict[str, Callable[[], list[Statement]]] = {
        "newest": lambda: newest,
        "oldest": lambda: wanted,
        "articles": lambda: sorted(newest, key=lambda one: (-one.articles, -one.origins)),
        "who": lambda: sorted(newest, key=lambda one: _by_name(one, words)),
    }
    return orders[asked.sort]()


def stances_of(statements: Sequence[Statement], asked: AskedTable, words: Words) -> list[Choice]:
    """The stances that the table can be narrowed down to, with the number of rows of each."""
    counts = Counter(one.shown.claim.stance for one in statements)
    found = [Choice(words("all"), len(statements), asked.to(stance=""), not asked.stance)]
    for stance in STANCES:
        if counts[stance] or asked.stance == stance:
            choice = Choice(words(f"stance-{stance}"), counts[stance], asked.to(stance=stance), asked.stance == stance)  # fmt: skip
            found.append(choice)
    return found


def sorts_of(asked: AskedTable, words: Words) -> list[Choice]:
    """The orders that the table can have."""
    return [
        Choice(words(f"sort-{name}"), None, asked.to(sort=name), asked.sort == name)
        for name in SORTS
    ]


def _by_name(statement: Statement, words: Words) -> tuple[bool, str]:
    """By the letters of the name, those who are not named last."""
    who, is_named = speaker_of(statement.shown.claim, words)
    return not is_named, who.casefold()
