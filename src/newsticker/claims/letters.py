"""The letters that a house goes by: "Bundesamt für Statistik (BfS)", "Gewerkschaft Holz und Bau (GHB)"."""

from __future__ import annotations

from newsticker.text.tokens import Token


def bracket(tokens: list[Token]) -> int | None:
    """Where the bracket with the letters of a house opens: "Bundesamt für Statistik (BfS)"."""
    for at, (before, token, behind) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        letters = sum(c.isupper() for c in token.text)
        if at and before.text == "(" and behind.text == ")" and letters >= 2:
            return at
    return None


def bracketed(tokens: list[Token]) -> tuple[int, int] | None:
    """Where a bracket opens and closes that words stand in, behind others: "Karla Dornbusch (Landrätin)"."""
    opening = next((at for at, t in enumerate(tokens) if at and t.text == "("), None)
    if opening is None:
        return None
    closing = next((at for at in range(opening + 2, len(tokens)) if tokens[at].text == ")"), None)
    return None if closing is None else (opening, closing)


def abbreviation(tokens: list[Token]) -> str | None:
    """The letters in brackets where they are the name: "Bundesamt für Statistik (BfS)" goes by them.

    "Robert Koch-Institut (RKI)" and "Gewerkschaft Holz und Bau (GHB)" are called so.
    """
    at = bracket(tokens)
    if at is None:
        return None
    words = [t for t in tokens[:at] if t.tag in {"N", "ADJ", "NUM"}]
    is_long = len(words) > 3 or any(t.tag == "PREP" for t in tokens[:at])
    return tokens[at + 1].text if is_long else None


def is_spelt(tokens: list[Token], letters: str) -> bool:
    """Whether the words begin with these letters: "Gewerkschaft Holz und Bau", GHB."""
    initials = [t.text[0].casefold() for t in tokens if t.tag in {"N", "ADJ"}]
    wanted = [c for c in letters.casefold() if c.isalpha()]
    return len(wanted) > 1 and wanted == initials[-len(wanted) :]
