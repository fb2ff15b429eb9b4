"""Correcting: a notice that says what stood there and what is right, and both versions to compare."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import unescape

from newsdesk import (
    FIELDS,
    Editor,
    published,
    step,
    words_of,
    work_off,
    write,
)
from newsticker.store import Store
from serving import Client
from story_rows import write_story


def correct(ada: Editor, path: str, **fields: str) -> None:
    """Changes a figure and publishes that as a correction."""
    write(ada, path, body=FIELDS["body"].replace("300", "30"))
    told = {
        "said": "sind 300 Schiffe betroffen",
        "right": "sind 30 Schiffe betroffen",
        "of-fact": "yes",
    }
    assert step(ada, path, "correct", **(told | fields)).status == 303


def test_a_correction_of_a_fact_stands_above_the_text_with_both_versions(
    store: Store, client: Client, ada: Editor
) -> None:
    path = published(ada)
    work_off(store)
    correct(ada, path)
    work_off(store)
    page = client.get("/de/article/1").text
    said = words_of(page)
    assert re.search(
        r"Berichtigung, \d+\. \w+ \d{4}, \d\d:\d\d Uhr In einer früheren Fassung stand: sind 300 Schiffe betroffen Richtig ist: sind 30 Schiffe betroffen",
        said,
    )
    assert page.index('class="correction"') < page.index('id="text"')
    assert re.search(r"Berichtigt um \d\d:\d\d Uhr", words_of(client.get("/de/").text))
    assert "Correction, " in words_of(client.get("/en/article/1").text)
    links = re.findall(
        r'class="correction-links"><a href="([^"]+)">[^<]+</a> <a href="([^"]+)"', page
    )
    compared, old = (client.get(link) for link in links[0])
    assert "<mark>300</mark>" in compared.text
    assert "<mark>30</mark>" in compared.text
    assert "300 Schiffe" in words_of(old.text)
    assert "noindex" in old.text
    assert "Dies ist die Fassung vor der Berichtigung" in old.text
    assert "30 Schiffe" in words_of(client.get("/de/article/1/version/2").text)
    assert client.get("/de/article/1/version/3").status == 404
    assert client.get("/de/article/1/correction/2").status == 404
    embedded = json.loads(re.findall(r'ld\+json">(.*?)</script>', page, re.S)[0])
    (comment,) = embedded["correction"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["text"] == "sind 300 Schiffe betroffen → sind 30 Schiffe betroffen"
    modified = datetime.fromisoformat(embedded["dateModified"])
    assert modified == datetime.fromisoformat(comment["datePublished"])
    assert modified >= datetime.fromisoformat(embedded["datePublished"])


def test_a_story_tells_which_of_its_articles_were_corrected(
    store: Store, client: Client, ada: Editor
) -> None:
    path = published(ada)
    story = write_story(store, [1])
    correct(ada, path)
    said = words_of(client.get(f"/de/story/{story}").text)
    assert re.search(r"Berichtigt am \d+\. \w+ \d{4}, \d\d:\d\d Uhr", said)


def test_a_correction_of_a_word_stands_at_the_end(client: Client, ada: Editor) -> None:
    path = published(ada)
    correct(ada, path, **{"of-fact": "no"})
    page = client.get("/de/article/1").text
    assert page.index('class="correction"') > page.index('id="text"')
    assert page.index('class="correction"') < page.index('class="endline"')


def test_the_notice_is_written_from_what_differs_and_must_say_what_is_right(
    client: Client, ada: Editor
) -> None:
    path = published(ada)
    write(ada, path, body=FIELDS["body"].replace("300", "30"))
    page = unescape(ada.get(f"{path}/publish").text)
    assert "Nach Angaben des Hafenamts sind 300 Schiffe betroffen.</textarea>" in page
    assert "Nach Angaben des Hafenamts sind 30 Schiffe betroffen.</textarea>" in page
    answer = step(ada, path, "correct", said="Unsinn", right=" ")
    assert answer.status == 422
    assert "Sagen Sie, was richtig ist" in answer.text
    assert "Unsinn</textarea>" in answer.text, "what was typed is still there"
    assert step(ada, path, "correct", right="x" * 2001).status == 422
    assert 'class="correction"' not in client.get("/de/article/1").text


def test_several_corrections_stand_newest_first(client: Client, ada: Editor) -> None:
    path = published(ada)
    correct(ada, path)
    write(ada, path, body=FIELDS["body"].replace("300", "13"))
    step(
        ada, path, "correct", said="sind 30 Schiffe", right="sind 13 Schiffe", **{"of-fact": "yes"}
    )
    page = client.get("/de/article/1").text
    assert page.index("sind 13 Schiffe") < page.index("sind 300 Schiffe betroffen")
    assert "<mark>13</mark>" in client.get("/de/article/1/correction/2").text
    assert "<mark>300</mark>" in client.get("/de/article/1/correction/1").text
