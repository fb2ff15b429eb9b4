"""Which languages there are: every folder beside this file that holds a pack."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache

from newsticker.language.pack import LanguagePack


@cache
def pack_of(language: str | None) -> LanguagePack | None:
    """The pack of a language code ("de", "de-AT"), None where there is none."""
    code = (language or "").partition("-")[0].lower()
    if not code.isalpha() or importlib.util.find_spec(f"newsticker.language.{code}") is None:
        return None
    module = importlib.import_module(f"newsticker.language.{code}")
    pack = getattr(module, "PACK", None)
    return pack if isinstance(pack, LanguagePack) else None
