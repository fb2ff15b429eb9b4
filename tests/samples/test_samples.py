"""The sample articles are complete, invented, and hold what the demo and other tests need of them."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from newsticker.samples import NAMES, Sample, samples

TWIN = Path(__file__).parent.parent / "gold" / "twin.json"


def test_every_file_of_the_package_is_a_sample() -> None:
    folder = resources.files("newsticker.samples") / "articles"
    assert sorted(NAMES) == sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_addresses_of_samples_are_invented(sample: Sample) -> None:
    hosts = re.findall(r"https?://([^/\"<\s]+)", sample.content.decode("utf8"))
    strangers = {host for host in hosts if not host.endswith(".example") and host != "schema.org"}
    assert not strangers


def test_own_articles_are_of_one_outlet() -> None:
    outlets = {
        outlet
        for sample in samples()
        if sample.own
        for outlet in re.findall(r"Quelle: ([a-z]+\.example)", sample.content.decode("utf8"))
    }
    assert outlets == {"foerdepost.example"}


def test_the_annotated_twin_is_the_sample_word_for_word() -> None:
    article = json.loads(TWIN.read_text(encoding="utf8"))["articles"][0]
    page = next(s for s in samples() if s.name == "regatta-warnung.txt").content.decode("utf8")
    parts = [
        article["title"],
        article["lead"],
        *article["body"].split("\n\n"),
        article["credit_line"],
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_the_annotated_twin_has_sixteen_claims_in_its_own_words() -> None:
    article = json.loads(TWIN.read_text(encoding="utf8"))["articles"][0]
    text = "\n\n".join([article["title"], article["lead"], article["body"]])
    assert len(article["claims"]) == 16
    for claim in article["claims"]:
        content = claim["content"]
        for passage in [content] if isinstance(content, str) else content:
            assert passage in text
