"""What an editor's hand did to a claim, in the interface's words: for readers, and for the desk's journal."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, UnsetType

from newsticker.model import Claim, EditedField, Figure, SaidAt, Speaker, Stance
from newsticker.model_desk import Decision
from newsticker.site.formats import Formats
from newsticker.site.words import Words

# The catalogue's keys for the names of fields.
NAMES: dict[EditedField, str] = {
    "speaker": "who",
    "stance": "stance",
    "figures": "figures",
    "said_at": "said",
}


class EditedView(Struct, frozen=True):
    """That a claim was changed or, where ``read`` is empty, added: since when, what the rules had read, and why."""

    at: str
    read: tuple[tuple[str, str], ...]
    reason: str | None


class DecisionView(Struct, frozen=True):
    """An entry of the journal; ``before`` and ``after`` are empty but for a corrected field."""

    entry: Decision
    field: str
    before: str
    after: str


def edited_key(claim: Claim) -> str:
    """The catalogue's key for what an editor has done to a claim, empty for nothing."""
    if isinstance(claim.edited, UnsetType):
        return ""
    return "edited" if claim.edited.fields else "edited-added"


class Teller(Struct, frozen=True):
    """Tells values of claims in one language."""

    words: Words
    formats: Formats

    def edited(self, claim: Claim) -> EditedView | None:
        """What readers are told of an editor's hand, None where none was on it."""
        edited = claim.edited
        if isinstance(edited, UnsetType):
            return None
        of = (edited.speaker, edited.stance, edited.figures, edited.said_at)
        read = tuple((self.words(NAMES[field]), self.value(field, *of)) for field in edited.fields)
        return EditedView(edited.at, read, edited.reason)

    def decision(self, decision: Decision) -> DecisionView:
        """An entry of the journal."""
        field, value, found = decision.wanted.field, decision.wanted.value, decision.found
        if field is None:
            return DecisionView(decision, "", "", "")
        after = self.value(field, value.speaker, value.stance, value.figures, value.said_at)
        before = ""
        if found is not None:
            of = (found.speaker, found.stance, found.figures, found.said_at)
            before = self.value(field, *of)
        return DecisionView(decision, self.words(NAMES[field]), before, after)

    def value(
        self,
        field: EditedField,
        speaker: Speaker | None,
        stance: Stance | None,
        figures: Sequence[Figure],
        said_at: SaidAt | None,
    ) -> str:
        """The value of one field of these."""
        match field:
            case "speaker":
                return self._speaker(speaker)
            case "stance":
                return self.words(f"stance-{stance}")
            case "figures":
                return "; ".join(map(self.figure, figures)) or self.words("none")
            case "said_at":
                return self.formats.said(said_at.value) if said_at else self.words("no-instant")

    def _speaker(self, speaker: Speaker | None) -> str:
        named = (speaker.name or speaker.text) if speaker else None
        if speaker is None or not named:
            return self.words("nobody-named")
        role = speaker.role if speaker.role != named else None
        return ", ".join(filter(None, (named, role, self.words(f"kind-{speaker.kind}"))))

    def figure(self, figure: Figure) -> str:
        """A figure by its value: "rund 10.000 Anwohner"."""
        high = "" if figure.high is None else self.formats.number(figure.high)
        value = self.formats.number(figure.value)
        counted = self.words(f"counted-{figure.bound}", a=value, b=high)
        return f"{counted} {figure.unit or ''}".rstrip()
