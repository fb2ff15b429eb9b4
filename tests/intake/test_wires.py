"""Agencies' formats: what each tells, and that hostile or broken items open nothing and break nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency_texts import FIRST, LEAD, PACKAGE, SECOND, TITLE, message, newsml, ninjs, nitf
from newsticker.intake import is_wire, read_wires
from newsticker.model import NewstickerError, Unreadable
from newsticker.model_wires import WireItem

EVERY = [newsml(), message(newsml()), nitf(), ninjs(1), ninjs(2), ninjs(3)]
NAMES = ["NewsML-G2", "message", "NITF", "ninjs 1", "ninjs 2", "ninjs 3"]


def item(text: str) -> WireItem:
    raw = text.encode()
    assert is_wire(raw)
    (found,) = read_wires(raw)
    return found


@pytest.mark.parametrize("text", EVERY, ids=NAMES)
def test_words_and_what_is_told_of_them_come_out_of_every_format(text: str) -> None:
    found = item(text)
    document = found.document
    assert (document.title, document.lead, document.language) == (TITLE, LEAD, "de")
    assert document.body is not None
    assert document.body.split("\n\n")[:2] == [FIRST, SECOND]
    assert document.published == "2026-03-02T09:30:00+01:00"
    assert found.wire.created == "2026-03-02T09:30:00+01:00"
    assert (found.wire.status, found.wire.embargo, found.dateline) == ("usable", None, "Wissau")
    assert "Jette Ohm" in " ".join(found.by)
    assert found.updated is None


def test_newsml_tells_provider_credit_tags_and_urgency() -> None:
    found = item(newsml(version=3, meta="<edNote>Berichtigt: Name</edNote>"))
    assert (found.provider, found.credit) == ("Nordwind Nachrichten", "nwn/dpa")
    assert found.tags == ("Hochwasser", "Flut")
    assert (found.wire.urgency, found.wire.version) == (2, "3")
    assert (found.wire.note, found.updated) == ("Berichtigt: Name", "2026-03-02T09:30:00+01:00")


def test_nitf_tells_section_keywords_and_the_line_at_its_end() -> None:
    found = item(nitf())
    assert (found.provider, found.section) == ("Deutsche Presse-Agentur", "Regional")
    assert (found.tags, found.wire.urgency, found.wire.guid) == (("Hochwasser",), 4, "nwn-1")
    assert found.document.body is not None
    assert found.document.body.endswith("(nwn/dpa)")


def test_ninjs_tells_its_page_and_takes_plain_words_first() -> None:
    assert item(ninjs(2)).document.url == "https://nordwind.example/damm"
    assert item(ninjs(1)).document.url is None
    assert (item(ninjs(2)).provider, item(ninjs(2)).tags) == ("dpa", ("Flut",))


@pytest.mark.parametrize(
    ("text", "embargo"),
    [
        (newsml(meta="<embargoed>2099-03-02T12:00:00+01:00</embargoed>"), "2099-03-02T12:00:00+01:00"),
        (newsml(meta="<embargoed/>"), ""),
        (ninjs(1, embargoed="2099-03-02T12:00:00Z"), "2099-03-02T12:00:00+00:00"),
        (ninjs(3, embargoed="2099-03-02T12:00:00Z"), "2099-03-02T12:00:00+00:00"),
        (nitf("embargoed", release="20990302T120000Z"), "2099-03-02T12:00:00+00:00"),
        (nitf("embargoed"), ""),
    ],
)  # fmt: skip
def test_an_embargo_is_an_instant_or_left_open(text: str, embargo: str) -> None:
    assert item(text).wire.embargo == embargo


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (newsml(status="stat:canceled"), "canceled"),
        (newsml(status="http://cv.iptc.org/newscodes/pubstatusg2/withheld"), "withheld"),
        (nitf("withheld"), "withheld"),
        (nitf("canceled"), "canceled"),
        (ninjs(1, pubstatus="canceled"), "canceled"),
        (ninjs(3, pubstatus="withheld"), "withheld"),
    ],
)
def test_what_is_taken_back_is_told(text: str, status: str) -> None:
    assert item(text).wire.status == status


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (newsml(meta="<embargoed>bald</embargoed>"), "embargo 'bald' is no date"),
        (newsml(status="stat:maybe"), "status 'stat:maybe' is none of"),
        (newsml(guid=""), "no guid"),
        (PACKAGE, "names 2 items and has the words of none"),
        (message(), "no news item"),
        ("<nitf><body/></nitf>", "neither a doc-id nor a headline"),
        (ninjs(2, embargoed="bald"), "embargo 'bald' is no date"),
        (ninjs(2, uri=7), "uri is no text"),
    ],
)
def test_what_cannot_be_obeyed_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_wires(text.encode())


def test_a_message_has_many_items_and_a_package_in_it_is_passed_over() -> None:
    found = read_wires(message(newsml("urn:1"), PACKAGE, newsml("urn:2")).encode())
    assert [one.wire.guid for one in found] == ["urn:1", "urn:2"]


@pytest.mark.parametrize(
    "text",
    ["<rss><channel/></rss>", "<html><nitf>", '{"id": "x", "body": "uri"}', "nitf", "<opml/>"],
)
def test_nothing_else_is_an_agencys(text: str) -> None:
    assert not is_wire(text.encode())


@given(st.sampled_from(EVERY), st.integers(0, 4000), st.binary(max_size=8))
def test_broken_anywhere_an_item_is_read_or_refused(text: str, at: int, put: bytes) -> None:
    raw = text.encode()
    for broken in (raw[:at], raw[:at] + put + raw[at + len(put) :]):
        if is_wire(broken):
            with suppress(NewstickerError):
                assert read_wires(broken)
