"""Where a sign-in may lead to: a page of the desk, and nothing else."""

from __future__ import annotations

import re

_OWN = re.compile(r"/[a-z]{2}/desk(?:/[\w-]{1,40}){0,5}(?:\?[\w=&%.+-]{0,300})?", re.ASCII)


def safe_next(asked: str | None, otherwise: str) -> str:
    """The address, if it is a plain one of the desk; ``otherwise`` for every other, those that look like one too."""
    return asked if asked and _OWN.fullmatch(asked) else otherwise
