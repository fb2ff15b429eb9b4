"""Other articles on an article's page: an endless list, cards of related ones, comments."""

from __future__ import annotations

from newsticker.article import read_page

OWN = "".join(
    f"<p>Der Damm an der Wisse hielt auch in der Nacht von Tag {n} stand.</p>" for n in range(12)
)
OTHER = "".join(f"<p>In Tarn wird seit Woche {n} über die Fähre gestritten.</p>" for n in range(30))


def body_of(main: str, after: str = "") -> str:
    page = (
        "<!doctype html><html lang='de'><head><title>Damm hält</title></head><body><main>"
        f"<article><h1>Damm hält</h1>{main}</article>{after}</main></body></html>"
    )
    return read_page(page.encode()).body or ""


def test_the_next_article_of_an_endless_list_is_left_out() -> None:
    body = body_of(OWN, f"<article><div>{OTHER}</div></article>" * 3)
    assert "hielt auch in der Nacht von Tag 11" in body
    assert "Fähre" not in body


def test_an_article_within_is_a_card_or_a_comment() -> None:
    body = body_of(
        OWN + "<article><p>Lesen Sie auch: In Tarn wird über die Fähre gestritten.</p></article>"
    )
    assert "Fähre" not in body


def test_entries_of_a_list_are_the_article_where_there_is_little_else() -> None:
    body = body_of(
        "<p>Drei Deiche für den Sonntag.</p>" + f"<article><h2>Tarn</h2>{OTHER}</article>"
    )
    assert "über die Fähre gestritten" in body
