"""What is withdrawn or hidden leaves the list of what is read most, and what machines are told of the ticker."""

from __future__ import annotations

import json
import re

from articles import short
from newsdesk import Editor, published, work_off
from newsticker.flow.taking import take_in
from newsticker.store import Store
from serving import Client


def most_read(client: Client) -> list[str]:
    """The headlines of "read most today"."""
    page = client.get("/de/").text
    found = re.search(r'id="most-read-head">.*?</ol>', page, re.S)
    return re.findall(r"<a[^>]*>([^<]+)</a>", found[0]) if found else []


def told_machines(client: Client) -> list[str]:
    """The headlines of the LiveBlogPosting."""
    found = re.findall(r'ld\+json">(.*?)</script>', client.get("/de/").text, re.S)
    return [one["headline"] for one in json.loads(found[0])["liveBlogUpdate"]] if found else []


def test_what_was_withdrawn_or_hidden_is_in_neither(
    store: Store, client: Client, ada: Editor
) -> None:
    paths = [published(ada, headline=f"Meldung {number}") for number in (1, 2)]
    list(take_in(store, [short("Meldung 3")], full_text=False))
    work_off(store)
    for number in (1, 2, 3):
        client.get(f"/read/{number}.gif")
    assert sorted(most_read(client)) == sorted(told_machines(client))
    assert len(most_read(client)) == 3
    assert ada.post(f"{paths[0]}/withdraw", reason="Die Quelle irrte.").status == 303
    assert ada.post("/de/desk/articles/3", step="hide", note="").status == 303
    assert "Meldung 1" in client.get("/de/").text
    assert most_read(client) == told_machines(client) == ["Meldung 2"]
    assert ada.post(f"{paths[1]}/withdraw", reason="Die Quelle irrte.").status == 303
    assert most_read(client) == told_machines(client) == []
