"""Folding: one way of writing for all the ways in which a word is written and typed."""

from __future__ import annotations

import unicodedata

# German sorts and types these as two letters (DIN 5007-2); whoever searches may write either form.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def fold(text: str) -> str:
    """The text in small letters, umlauts and sharp s as two letters, without accents."""
    if text.isascii():
        return text.lower()
    small = unicodedata.normalize("NFKC", text).casefold().translate(_SPELLED_OUT)
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))
