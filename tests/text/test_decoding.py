"""Bytes become text by their mark, their declaration or what fits; what is no text is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsticker.model import Unreadable
from newsticker.text.decoding import CONTROLS, decode, whole, without_controls

TEXT = "Grüße aus Köln – „heute“ für 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_recognised_without_being_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_declaration_counts() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'
    assert decode(page.encode("iso-8859-2")) == page
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2") == "Łódź"


def test_latin_1_is_read_as_windows_1252() -> None:
    page = '<meta charset="iso-8859-1"><p>„heute“</p>'
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize("name", ["x-unknown", "utf-16", "base64", "rot13", "undefined", ""])
def test_a_wrong_declaration_does_not_hide_the_text(name: str) -> None:
    assert decode(f'<meta charset="{name}">{TEXT}'.encode()).endswith(TEXT)


@pytest.mark.parametrize("data", [b"Gr\x81\x8d\xff", b'<meta charset="utf-8">\x81\x8d'])
def test_bytes_that_fit_nothing_are_named(data: bytes) -> None:
    with pytest.raises(Unreadable, match="encoding"):
        decode(data)


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, b"PK\x03\x04\x00\x00"]
)
def test_a_binary_file_is_named(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_one_stray_control_character_is_no_binary() -> None:
    assert without_controls(decode(b"Ein Text\x00 mit Rest. " + b"a" * 500)).startswith(
        "Ein Text mit"
    )


def test_lone_surrogates_are_replaced_one_by_one() -> None:
    assert whole("a\ud800b") == "a\ufffdb"


@given(st.binary())
def test_any_bytes_are_text_or_named(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable:
        return
    assert CONTROLS.search(without_controls(text).encode().decode()) is None
