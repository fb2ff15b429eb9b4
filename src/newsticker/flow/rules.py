"""The fingerprint of the rules that read claims: it tells which kept readings are of today."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import newsticker

ROOMS = ("claims", "language", "text")


@cache
def rules_fingerprint() -> str:
    """A hash over every file that has a say in what is read; the same on every machine."""
    package = Path(newsticker.__file__).parent
    digest = hashlib.sha256()
    for room in ROOMS:
        for file in sorted((package / room).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(package).as_posix().encode()
                digest.update(b"%d %s %d " % (len(name), name, file.stat().st_size))
                digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
