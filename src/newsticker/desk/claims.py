"""The form of a claim: what it shows, and what an editor has changed in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar, get_args

from msgspec.structs import replace

from newsticker.model import Bound, Claim, EditedField, Figure, Kind, SaidAt, Speaker, Stance
from newsticker.model_desk import ByHand

LONGEST = 200
LONGEST_REASON = 500
LONGEST_PASSAGE = 5000
# A form has room for so many figures; those behind them stay as they are.
MOST_FIGURES = 8
KINDS: tuple[Kind, ...] = get_args(Kind)
STANCES: tuple[Stance, ...] = get_args(Stance)
BOUNDS: tuple[Bound, ...] = get_args(Bound)
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

One = TypeVar("One")


class Impossible(Exception):
    """A field holds what no claim can have; ``field`` names it as the form does."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def form_of(claim: Claim | None) -> dict[str, str]:
    """The fields of the form as a claim fills them in, or empty ones."""
    speaker = claim.speaker if claim else None
    fields = {
        "speaker": (speaker.name or "") if speaker else "",
        "role": (speaker.role or "") if speaker else "",
        "kind": speaker.kind if speaker else "person",
        "stance": claim.stance if claim else "states",
        "said": claim.said_at.value if claim and claim.said_at else "",
    }
    for number, figure in enumerate((claim.figures if claim else ())[:MOST_FIGURES], 1):
        high = "" if figure.high is None else str(figure.high)
        of_figure = {"value": str(figure.value), "high": high, "bound": figure.bound}
        of_figure["unit"] = figure.unit or ""
        fields |= {f"figure{number}-{part}": value for part, value in of_figure.items()}
    return fields


def filled_in(form: Mapping[str, str], claim: Claim | None) -> dict[str, str]:
    """The fields of the form as an editor has sent them; what was not sent is as the claim has it."""
    sent = {name: form.get(name, value).strip()[:LONGEST] for name, value in form_of(claim).items()}
    gone = (f"figure{number}-gone" for number in range(1, MOST_FIGURES + 1))
    return sent | {name: "yes" for name in gone if form.get(name)}


def values_of(sent: Mapping[str, str], claim: Claim | None) -> dict[EditedField, ByHand]:
    """What is otherwise in the form than in the claim, by field. Raises Impossible."""
    empty = form_of(claim)
    changed = {name for name in sent if sent[name] != empty.get(name, "")}
    values: dict[EditedField, ByHand] = {}
    if changed & {"speaker", "role", "kind"}:
        values["speaker"] = ByHand(speaker=_speaker(sent, claim.speaker if claim else None))
    if "stance" in changed:
        values["stance"] = ByHand(stance=_one_of(STANCES, sent["stance"], "stance"))
    if "said" in changed:
        values["said_at"] = ByHand(said_at=_said_at(sent["said"], claim))
    if claim and any(name.startswith("figure") for name in changed):
        values["figures"] = ByHand(figures=_figures(sent, claim.figures))
    return values


def new_values(sent: Mapping[str, str]) -> ByHand:
    """The values of a claim that is added. Raises Impossible."""
    return ByHand(
        speaker=_speaker(sent, None),
        stance=_one_of(STANCES, sent["stance"], "stance"),
        said_at=_said_at(sent["said"], None),
    )


def _speaker(sent: Mapping[str, str], before: Speaker | None) -> Speaker | None:
    """Whom the form names: by a name, by a role alone, or nobody.

    The words of the text stay with a speaker who keeps the name; another one is not named by them.
    """
    name, role = sent["speaker"] or None, sent["role"] or None
    kind = _one_of(KINDS, sent["kind"], "kind")
    if before is not None and before.name == name:
        return replace(before, role=role, kind=kind) if name or role else None
    return Speaker(None if name else role, (), name, role, kind) if name or role else None


def _said_at(value: str, claim: Claim | None) -> SaidAt | None:
    if not value:
        return None
    if not _DAY.fullmatch(value):
        raise Impossible("said")
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise Impossible("said") from None
    before = claim.said_at if claim else None
    return SaidAt(before.text if before else value, value)


def _figures(sent: Mapping[str, str], before: tuple[Figure, ...]) -> tuple[Figure, ...]:
    kept = []
    for number, figure in enumerate(before, 1):
        if sent.get(f"figure{number}-gone"):
            continue
        kept.append(figure if number > MOST_FIGURES else _figure(sent, f"figure{number}", figure))
    return tuple(kept)


def _figure(sent: Mapping[str, str], name: str, before: Figure) -> Figure:
    bound = _one_of(BOUNDS, sent[f"{name}-bound"], f"{name}-bound")
    value, high = (_number(sent[f"{name}-{part}"], f"{name}-{part}") for part in ("value", "high"))
    if value is None:
        raise Impossible(f"{name}-value")
    if (bound == "range") != (high is not None) or (high is not None and high < value):
        raise Impossible(f"{name}-high")
    return replace(before, value=value, high=high, unit=sent[f"{name}-unit"] or None, bound=bound)


def _number(words: str, field: str) -> int | float | None:
    if not words:
        return None
    if not re.fullmatch(r"-?[0-9]{1,15}([.,][0-9]{1,6})?", words):
        raise Impossible(field)
    number = float(words.replace(",", "."))
    return int(number) if number.is_integer() else number


def _one_of(known: tuple[One, ...], value: str, field: str) -> One:
    for one in known:
        if one == value:
            return one
    raise Impossible(field)
