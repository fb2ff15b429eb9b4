"""The page of a story: counted by origins, same claims once, links with their reasons, nothing that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from newsticker.settings import Settings
from serving import Client, serving
from story_rows import forget_links, move_story, write_link, write_story
from told_story import ADMISSION, DENIAL, Told, tell

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The event, for tests that change nothing of it."""
    made = tell(tmp_path_factory.mktemp("told"), drawn=False)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def client(told: Told) -> Iterator[Client]:
    with serving(told.store) as client:
        yield client


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Told]:
    """The event, for a test that changes it."""
    made = tell(tmp_path, drawn=False)
    yield made
    made.store.close()


def page(client: Client, told: Told, query: str = "", language: str = "de") -> str:
    answer = client.get(f"/{language}/story/{told.story}{query}")
    assert answer.status == 200
    return unescape(answer.text)


def words(html: str) -> str:
    """The words of a piece of a page as they are read."""
    without = re.sub(r"<svg.*?</svg>", "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", without).split())


def section(html: str, id: str) -> str:
    return re.search(rf'<section[^>]* id="{id}".*?</section>', html, re.S).group()  # type: ignore[union-attr]


def figure_rows(html: str) -> list[str]:
    """The rows of the tables of figures."""
    sections = re.findall(r'<section class="section figure" id="figures.*?</section>', html, re.S)
    return [row for one in sections for row in re.findall(r"<tr><td>", one)]


def rows(html: str) -> list[list[str]]:
    """The cells of who says what."""
    found = re.findall(r'<tr role="row" class.*?</tr>', section(html, "who"), re.S)
    return [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)] for row in found]


def test_the_head_counts_articles_outlets_and_origins(client: Client, told: Told) -> None:
    html = words(page(client, told).split("</header>")[1])
    assert "Ereignis seit 7. März 2026, 08:00 Uhr" in html
    assert "5 Artikel 5 Medien 4 Ursprünge" in html
    english = words(page(client, told, language="en"))
    assert "Story since 7 March 2026, 08:00" in english
    assert "5 articles 5 outlets 4 origins" in english


def test_stories_are_listed_with_their_counts(client: Client, told: Told) -> None:
    html = unescape(client.get("/de/stories").text)
    assert f'href="/de/story/{told.story}"' in html
    assert "seit 7. März 2026, 08:00 Uhr 5 Artikel 5 Medien 4 Ursprünge" in words(html)
    assert client.get("/de/stories?before=x").status == 404
    assert "Ereignisse" in words(client.get("/de/").text)


def test_the_list_goes_on_page_by_page(changing: Told) -> None:
    with serving(changing.store) as client:
        one, other = [changing.copy, changing.second_copy], [changing.own, changing.later]
        write_story(changing.store, one)
        write_story(changing.store, other)
        found, following = changing.store.stories.newest(limit=1)
        assert following is not None
        behind = client.get(f"/de/stories?before={following}").text
        assert f"/de/story/{found[0].id}" not in behind
        assert "/de/story/" in behind


def test_what_a_copy_repeats_is_one_claim_of_one_origin(client: Client, told: Told) -> None:
    denial = [row for row in rows(page(client, told)) if DENIAL in row[2]]
    assert len(denial) == 1
    assert denial[0][0] == "Tarnwerft"
    assert denial[0][5].split()[0] == "2"
    assert {"Nordblick", "Küstenpost"} <= set(denial[0][5].split())
    assert denial[0][6] == "1"


def test_the_table_is_sorted_and_narrowed_down_by_links(client: Client, told: Told) -> None:
    html = page(client, told)
    denied = page(client, told, "?stance=denies")
    assert "?stance=denies#who" in html
    assert {row[1] for row in rows(denied)} == {"dementiert"}
    newest, oldest = rows(html), rows(page(client, told, "?sort=oldest"))
    assert newest == oldest[::-1]
    names = [row[0] for row in rows(page(client, told, "?sort=who"))]
    assert names[:3] == ["Klinikum Tarn", "Polizei Tarn", "Polizei Tarn"]
    most = rows(page(client, told, "?sort=articles"))
    assert [row[5].split()[0] for row in most[:2]] == ["2", "2"]


@pytest.mark.parametrize(
    "query", ["?sort=x", "?stance=x", "?page=0", "?page=2", "?page=x", "?earlier=9"]
)
def test_what_no_link_asks_is_no_page(client: Client, told: Told, query: str) -> None:
    assert client.get(f"/de/story/{told.story}{query}").status == 404


def test_claim_denial_and_admission_stand_in_their_order_with_the_reason(
    client: Client, told: Told
) -> None:
    html = words(section(page(client, told), "denials"))
    places = [html.index(part) for part in ("Wir haben das Leck", DENIAL, ADMISSION)]
    assert places == sorted(places)
    assert "Warum verbunden?" in html
    assert html.count("Regel told-by-article , Verlässlichkeit 97 %") == 2


def test_a_denial_that_is_not_sure_is_only_compared(changing: Told) -> None:
    unsure = ((changing.own, "c2"), (changing.later, "c1"))
    write_link(
        changing.store, changing.story, "denial", *unsure, rule="across-articles", confidence=0.5
    )
    with serving(changing.store) as client:
        html = page(client, changing)
        assert words(section(html, "denials")).count("Warum verbunden?") == 1
        assert ADMISSION in section(html, "compare")
        linked = words(client.get(f"/de/article/{changing.own}/claim/c2").text)
        assert "zum Vergleichen: Tarnwerft: Tagesecho" in linked


def test_a_link_by_hand_says_so(changing: Told) -> None:
    with serving(changing.store) as client:
        write_link(changing.store, changing.story, "denial", (changing.own, "c2"), (changing.later, "c1"), rule="editor", confidence=1, by_hand=True)  # fmt: skip
        assert "Die Redaktion hat beide Aussagen verbunden." in words(
            section(page(client, changing), "denials")
        )


def test_what_is_only_compared_is_never_called_admitted(client: Client, told: Told) -> None:
    for language, forbidden in (("de", ("räum", "gesteh")), ("en", ("admi", "conced"))):
        html = words(section(page(client, told, language=language), "compare"))
        assert "the valve was known to be weak" in html
        assert DENIAL in html
        assert not any(word in html.lower() for word in forbidden), html
    assert "the valve was known" not in section(page(client, told), "denials")


def test_what_is_disputed_stands_apart_from_what_no_longer_is(client: Client, told: Told) -> None:
    html = words(section(page(client, told), "disputed"))
    now_open, settled = html.split("Nicht mehr strittig")
    assert "Verletzte: " not in now_open, "both name 31 by now"
    assert "Polizei Tarn 31" in settled
    assert "3 Angaben von 2 Stellen" in settled
    assert "Tarnwerft räumt ein" in settled


def test_figures_that_nobody_disputes_stand_over_time_and_among_nothing_disputed(
    changing: Told,
) -> None:
    with serving(changing.store) as client:
        counted = (changing.copy, "c1"), (changing.own, "c2"), (changing.later, "c2")
        forget_links(changing.store, "figures")
        write_link(changing.store, changing.story, "course", *counted, unit="Verletzte")
        html = page(client, changing)
        assert "Verletzte" not in words(section(html, "disputed"))
        assert len(figure_rows(html)) == 3
        write_link(changing.store, changing.story, "figures", *counted[:2], unit="Verletzte")
        html = page(client, changing)
        assert "Verletzte" in words(section(html, "disputed"))
        assert len(figure_rows(html)) == 3


def test_two_quantities_of_one_unit_are_told_apart(changing: Told) -> None:
    places = (changing.copy, "c1"), (changing.later, "c2")
    write_link(changing.store, changing.story, "figures", *places, unit="Verletzte")
    with serving(changing.store) as client:
        html = page(client, changing)
    for words_of in (r"<h2[^>]*>([^<]*)</h2>", r'role="region" aria-label="([^"]*)"'):
        found = [one for one in re.findall(words_of, html) if one.startswith("Verletzte")]
        assert len(found) == len(set(found)) == 2


def test_a_quantity_is_headed_by_the_plural_alone(changing: Told) -> None:
    counted = (changing.copy, "c1"), (changing.own, "c2"), (changing.later, "c2")
    forget_links(changing.store, "figures")
    write_link(changing.store, changing.story, "course", *counted, unit="Verletzten")
    with serving(changing.store) as client:
        html = page(client, changing)
    heads = re.findall(r"<h2[^>]*>([^<]*)</h2>", html)
    assert any("Verletzte" in head for head in heads)
    assert not any("Verletzten" in head for head in heads)


def test_the_timeline_goes_by_the_day_of_the_statement(client: Client, told: Told) -> None:
    html = words(section(page(client, told), "timeline"))
    days = ["Montag, 9. März 2026", "Sonntag, 8. März 2026", "Samstag, 7. März 2026"]
    places = [html.index(day) for day in days]
    assert places == sorted(places)
    assert html.index("11 Verletzte") > places[2]


def test_every_passage_leads_to_its_claim(client: Client, told: Told) -> None:
    links = set(re.findall(r'class="to-claim" href="([^"]+)"', page(client, told)))
    assert len(links) == 8
    assert {client.get(link).status for link in links} == {200}


def test_no_more_is_quoted_of_an_article_than_its_page_quotes(told: Told) -> None:
    with serving(told.store, Settings(most_quoted=110, longest_excerpt=60)) as client:
        html = page(client, told)
    assert DENIAL not in html
    denial = next(row for row in rows(html) if row[1] == "dementiert")
    assert denial[2] == "dass es eine Warnung vor einem …"
    assert "Wir haben das Leck" in html


def test_hidden_and_withdrawn_articles_are_in_no_story(changing: Told) -> None:
    with serving(changing.store) as client:
        changing.store.desk.hide(changing.later, True, "Ada", "Irrtum", NOW)
        html = page(client, changing)
        assert ADMISSION not in html
        assert "Werft räumt Hinweis ein" not in html
        assert "4 Artikel 4 Medien 3 Ursprünge" in words(html)
        assert "Strittig" in words(section(html, "disputed"))


def test_a_story_that_moved_leads_to_where_it_is(changing: Told) -> None:
    with serving(changing.store) as client:
        other = write_story(changing.store, [changing.english])
        move_story(changing.store, other, changing.story)
        for language in ("de", "en"):
            answer = client.get(f"/{language}/story/{other}")
            assert answer.status == 301
            assert answer.headers["location"] == f"/{language}/story/{changing.story}"
        assert client.get("/de/story/999").status == 404
        assert client.get(f"/api/v1/stories/{other}").status == 200
        assert client.get(f"/de/story/{other}/feed.rss").status == 200


def test_a_story_of_one_article_says_so(changing: Told) -> None:
    with serving(changing.store) as client:
        alone = write_story(changing.store, [changing.english])
        html = words(client.get(f"/de/story/{alone}").text)
        assert "Bisher kein weiterer Artikel. Neue erscheinen hier, sobald sie eintreffen." in html
        assert f"/de/story/{alone}" not in client.get("/de/stories").text
        assert "Ereignis:" not in words(client.get(f"/de/article/{changing.english}").text)


def test_news_of_a_story_are_told_in_words(client: Client, told: Told) -> None:
    def news(query: str, language: str = "de") -> tuple[int, str]:
        answer = client.get(f"/{language}/story/{told.story}/new?{query}")
        return answer.status, answer.text

    assert news("articles=4&claims=8") == (200, "1 neuer Artikel, 2 neue Aussagen")
    assert news("articles=4&claims=9", "en") == (200, "1 new article, 1 new claim")
    assert news("articles=5&claims=10") == (204, "")
    assert news("articles=x&claims=1")[0] == 404
    assert f"/de/story/{told.story}/new?articles=5&claims=10" in page(client, told)
    assert client.get("/de/story/999/new?articles=0&claims=0").status == 404


def test_an_open_denial_is_told_with_no_more_than_is_known(changing: Told) -> None:
    with serving(changing.store) as client:
        assert "Offen:" not in words(section(page(client, changing), "denials"))
        forget_links(changing.store, "admission")
        told = section(page(client, changing), "denials")
        assert "Offen: Bisher ist keine spätere Aussage damit verbunden." in words(told)
        assert '<a href="#compare">Eine andere Aussage steht zum Vergleichen daneben' in told
        forget_links(changing.store, "comparison")
        told = section(page(client, changing, language="en"), "denials")
        assert "Open: no later claim is linked to it so far." in words(told)
        assert "#compare" not in told
        denial, later = (changing.copy, "c2"), (changing.later, "c1")
        write_link(changing.store, changing.story, "confirmation", denial, later)
        assert "Offen:" not in words(section(page(client, changing), "denials"))
