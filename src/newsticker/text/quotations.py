"""Quotation marks of newswire paired into quotations: „…“ “…” "…" »…« «…» ‚…‘ ‘…’ and their mixtures.

A mark that opens is one after white space or an opening bracket, one that closes stands before white
space or punctuation; for the straight mark and for “ (closing in German, opening in English) this
decides. A quotation left open ends with its paragraph, as press style has it for speeches that run on.
"""

from __future__ import annotations

import re

from newsticker.model import Span

_DOUBLE = '„“”"»«'
_SINGLE = "‚‘’'›‹"
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]")
# Which marks may close what each mark opens, German, English, French, Swiss and typewriter style.
_CLOSES = {
    "„": '“”"',
    "“": '”“"',
    "”": '”"',
    '"': '"“”',
    "»": "«",
    "«": "»",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
    "›": "‹",
    "‹": "›",
}


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-/:" or before in _DOUBLE + _SINGLE) and not (
        after.isspace() or after in ".,;:!?)"
    )


def _opens_at_once(text: str, at: int, start: int) -> bool:
    """ "Weil said,“We go.”": a comma or colon without its blank before a mark that opens."""
    if text[at] not in "“„" or at == start or at + 1 >= len(text):
        return False
    return text[at - 1] in ",:" and text[at + 1].isalnum()


def _is_apostrophe(text: str, at: int, start: int) -> bool:
    inner = at > start and text[at - 1].isalnum()
    return inner and at + 1 < len(text) and text[at + 1].isalnum()


def find_quotations(text: str, start: int, end: int) -> list[Span]:
    """The outermost quotations of ``text[start:end]`` (one paragraph), marks excluded, in order."""
    found: list[Span] = []
    opener, opened = "", -1
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in "’'" and _is_apostrophe(text, at, start):
            continue
        if not opener:
            opens = _opens(text, at, start) or _opens_at_once(text, at, start)
            if mark in _CLOSES and opens and not (mark == "’" or end - at < 3):
                opener, opened = mark, at
        elif mark in _CLOSES[opener] and not (
            _opens(text, at, start) and mark not in "“«»" and not text[at - 1].isalnum()
        ):
            if mark == "’" and opener == "‘" and _plural_possessive(text, at, end):
                continue
            if at > opened + 1:
                found.append((opened + 1, at))
            opener = ""
    if opener and opener in _DOUBLE and end > opened + 1 and not found:
        found.append((opened + 1, end))
    return found


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """‘the parties’ agents said’: an apostrophe after s before a word, with a later closing mark."""
    following = text[at + 1 : end]
    return (
        text[at - 1] == "s"
        and following[:1] == " "
        and following[1:2].islower()
        and "’" in following
    )
