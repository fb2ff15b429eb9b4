"""What figures count as a heading has it: by itself, not in the case of the sentence that it was taken from."""

from __future__ import annotations

from newsticker.language.finding import analyser
from newsticker.language.packs import pack_of


def unit_label(unit: str | None, language: str | None) -> str | None:
    """The unit as it stands alone: "10.000 Seglern" count "Segler", "nach 30 Stunden" "Stunden".

    Only a single word is changed, whose adjective need not be, and only into a form of the same noun.
    """
    pack = pack_of(language)
    if unit is None or pack is None or len(unit.split()) != 1:
        return unit
    bare = pack.nominative(unit)
    forms = analyser().base_forms
    return bare if forms(bare, language) == forms(unit, language) else unit
