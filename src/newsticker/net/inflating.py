"""HTTP's content codings, undone piece by piece and never beyond a cap (RFC 9110, 8.4.1)."""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"


class TooLarge(Exception):
    """The cap was met."""


class UnknownCoding(Exception):
    """A coding that was not asked for, or bytes that are not what they are said to be."""


class Inflater:
    """Collects a body of the given Content-Encoding up to ``limit`` bytes."""

    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding.strip().lower()
        if self._coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise UnknownCoding(f"it is sent in the coding {self._coding}, which was not asked for")
        self._limit = limit
        self._body = bytearray()
        self._stream: zlib._Decompress | None = None

    def add(self, piece: bytes) -> None:
        """Takes the next bytes; raises TooLarge before more than the cap is held."""
        if self._coding in ("", "identity"):
            self._keep(piece)
            return
        if self._stream is None:
            self._stream = zlib.decompressobj(self._window(piece))
        try:
            self._inflate(piece)
        except zlib.error as error:
            raise UnknownCoding(f"its {self._coding} coding is broken ({error})") from error

    def body(self) -> bytes:
        """What has come in so far, inflated."""
        return bytes(self._body)

    def _window(self, first: bytes) -> int:
        if self._coding != "deflate":
            return 16 + zlib.MAX_WBITS
        # Servers send deflate with and without zlib's header; its first half byte is the method 8.
        return zlib.MAX_WBITS if first[:1] and first[0] & 0x0F == 8 else -zlib.MAX_WBITS

    def _inflate(self, piece: bytes) -> None:
        while piece and self._stream is not None:
            room = self._limit - len(self._body) + 1
            self._keep(self._stream.decompress(piece, room))
            piece = self._stream.unconsumed_tail
            if self._stream.eof:
                # RFC 1952, 2.2: a gzip body may be several members behind each other.
                piece = self._stream.unused_data
                self._stream = zlib.decompressobj(self._window(piece)) if piece else None

    def _keep(self, piece: bytes) -> None:
        if len(self._body) + len(piece) > self._limit:
            raise TooLarge
        self._body += piece
