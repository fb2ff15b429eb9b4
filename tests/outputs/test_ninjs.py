"""An article as ninjs 2.1: the fields that the standard knows, and no text of somebody else."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from articles import BODY, LEAD, RICH, TITLE, keep, short
from serving import serving

# Names and forms of the standard (iptc.org/std/ninjs/ninjs-schema_2.1.json) as far as we use them.
WORDED = {"role": str, "contenttype": str, "value": str}
FIELDS: dict[str, Any] = {
    "uri": str, "type": str, "representationtype": str, "version": str, "firstcreated": datetime,
    "versioncreated": datetime, "contentcreated": datetime, "pubstatus": str, "urgency": int, "language": str,
    "copyrightholder": str, "by": str, "located": str, "headlines": [WORDED], "descriptions": [WORDED],
    "bodies": [WORDED], "subjects": [{"name": str}], "infosources": [{"name": str}],
    "renditions": [{"name": str, "href": str, "contenttype": str}], "altids": [{"role": str, "value": str}],
    "standard": {"name": str, "version": str, "schema": str},
}  # fmt: skip


def check(told: Any, form: Any, at: str = "") -> None:
    """Holds an object against the form; what the form does not name must not be there."""
    if isinstance(form, dict):
        assert not set(told) - set(form), (
            f"{at} has more than the standard: {set(told) - set(form)}"
        )
        for name, value in told.items():
            check(value, form[name], f"{at}.{name}")
    elif isinstance(form, list):
        assert told, f"{at} is empty"
        for one in told:
            check(one, form[0], at)
    elif form is datetime:
        assert datetime.fromisoformat(told).tzinfo, at
    else:
        assert isinstance(told, form), at


def ninjs(folder: Path, number: int = 1, *, full_text: bool = True) -> Any:
    flash = short("Damm bricht", breaking=True, tags=("Wisse", "Flut"), reads=3)
    store = keep(folder, [RICH, flash], full_text=full_text)
    with serving(store) as client:
        answer = client.get(f"/api/v1/articles/{number}/ninjs")
    store.close()
    assert answer.headers["content-type"] == "application/vnd.iptc.ninjs+json"
    return json.loads(answer.content)


@pytest.mark.parametrize("full_text", [True, False])
@pytest.mark.parametrize("number", [1, 2])
def test_it_has_what_the_standard_knows_and_nothing_else(
    tmp_path: Path, number: int, full_text: bool
) -> None:
    told = ninjs(tmp_path, number, full_text=full_text)
    check(told, FIELDS)
    assert told["uri"].startswith("http")
    assert told["type"] == "text"
    assert told["pubstatus"] == "usable"
    assert 1 <= told["urgency"] <= 9
    assert told["standard"]["version"] == "2.1"


def test_an_own_article_is_full(tmp_path: Path) -> None:
    told = ninjs(tmp_path)
    assert told["representationtype"] == "full"
    assert told["headlines"] == [{"role": "main", "value": TITLE}]
    text, html = told["bodies"]
    assert text == {"role": "text", "contenttype": "text/plain", "value": f"{LEAD}\n\n{BODY}"}
    assert html["value"].startswith(f"<p>{LEAD}</p><p>")
    assert [one["name"] for one in told["infosources"]] == ["wissebote.example", "AFP"]
    # Its day alone was told: no instant is made up.
    assert "contentcreated" not in told


def test_of_somebody_elses_article_headline_excerpt_and_link_are_there(tmp_path: Path) -> None:
    told = ninjs(tmp_path, full_text=False)
    assert told["representationtype"] == "partial"
    assert "bodies" not in told
    assert told["descriptions"] == [{"role": "excerpt", "value": LEAD}]
    assert told["altids"] == [{"role": "original", "value": "https://wissebote.example/flut"}]
    assert "Dornbusch" not in json.dumps(told, ensure_ascii=False)


def test_breaking_news_is_urgent(tmp_path: Path) -> None:
    told = ninjs(tmp_path, 2)
    assert told["urgency"] == 2
    assert told["contentcreated"] == "2026-03-02T09:30:00+01:00"
    assert [one["name"] for one in told["subjects"]] == ["Wisse", "Flut"]
