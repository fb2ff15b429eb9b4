"""The sample articles are complete, invented, and hold what the demo and other tests need of them."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest

from newsticker.flow.reading import kind_of, read_bytes
from newsticker.samples import NAMES, Sample, samples

GOLD = Path(__file__).parent.parent / "gold"


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


PACKS = [GOLD / f"{name}.json" for name in ("twin", "regatta", "seilbahn", "museum")]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_an_annotated_article_is_a_sample_word_for_word(pack: Path) -> None:
    texts = {read_bytes(s.name, s.content, kind_of(s.name), claims=False).text for s in samples()}
    for article in json.loads(pack.read_text(encoding="utf8"))["articles"]:
        text = "\n\n".join([article["title"], article["lead"], article["body"]])
        assert text in texts
        for claim in article["claims"]:
            content = claim["content"]
            for passage in [content] if isinstance(content, str) else content:
                assert passage in text


def test_every_sample_that_claims_something_is_annotated() -> None:
    packs = [json.loads(pack.read_text(encoding="utf8")) for pack in PACKS]
    titles = {article["title"] for pack in packs for article in pack["articles"]}
    assert len(titles) == len(NAMES) - 1


def test_the_twin_has_the_sixteen_claims_of_the_page_it_is_built_after() -> None:
    article = json.loads((GOLD / "twin.json").read_text(encoding="utf8"))["articles"][0]
    assert len(article["claims"]) == 16
