"""Invented agency texts to copy, cut and edit: sentences drawn from a seed, so that no two share a run of words."""

from __future__ import annotations

from random import Random

from newsticker.model import Article, Credit, Reading

_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wo zi kra ster mun hel ber dorf".split()


def sentences(seed: int, count: int, *, words: int = 12) -> list[str]:
    """Sentences of invented words."""
    draw = Random(seed)
    found = []
    for _ in range(count):
        chosen = ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(words)]
        found.append(" ".join(chosen).capitalize() + ".")
    return found


def edited(text: str, seed: int, share: float) -> str:
    """The text with a share of its words replaced."""
    draw = Random(seed)
    words = text.split(" ")
    return " ".join(f"neu{draw.randint(1, 10**6)}" if draw.random() < share else w for w in words)


def report(
    id: str,
    text: str,
    published: str | None = "2026-03-02T09:30:00+01:00",
    *,
    agency: str | None = None,
    outlet: str | None = None,
    precision: str = "minute",
    language: str = "de",
) -> Reading:
    """An article of running text, read."""
    credit = None
    if agency or outlet:
        named = ", ".join(filter(None, (outlet, agency)))
        credit = Credit(
            named,
            outlets=(outlet,) if outlet else (),
            agencies=(agency,) if agency else (),
        )
    article = Article(
        body=text,
        published=published,
        published_precision=precision if published else None,  # type: ignore[arg-type]
        language=language,
        credit=credit,
    )
    return Reading(id, article, text)


def at(minute: int) -> str:
    """An instant of one day."""
    return f"2026-03-02T{minute // 60:02}:{minute % 60:02}:00+00:00"
