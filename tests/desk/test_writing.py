"""Writing at the desk: every save a version, nobody overwrites another, the list says how things stand."""

from __future__ import annotations

import json
import re
from html import unescape

from newsdesk import FIELDS, Editor, begin, published, signed_in, version_on, words_of, write
from newsticker.desk.writing import draft_of, tags_of
from newsticker.model_desk import Draft
from newsticker.store import Store
from serving import Client


def report_id(path: str) -> int:
    return int(path.rsplit("/", 1)[1])


def autosave(
    editor: Editor, path: str, token: str, version: str, **fields: str
) -> tuple[int, dict[str, object]]:
    answer = editor.send(f"{path}/autosave", csrf=token, version=version, **(FIELDS | fields))
    return answer.status, json.loads(answer.text)


def test_a_report_is_begun_written_and_kept(store: Store, ada: Editor) -> None:
    path = begin(ada)
    assert begin(ada) == path, "one that was never written in is gone on with"
    write(ada, path, breaking="yes", **{"embargo-day": "2026-12-24", "embargo-time": "06:00"})
    report = store.desk.report(report_id(path))
    assert report
    assert (report.state, report.author, report.version) == ("draft", "Ada", 2)
    draft = report.draft
    assert (draft.headline, draft.body, draft.tags) == (
        FIELDS["headline"],
        FIELDS["body"],
        ("Hafen", "Tarn"),
    )
    assert (draft.breaking, draft.embargo) == (True, "2026-12-24T06:00")
    page = ada.get(path).text
    for value in ("Hafen von Tarn gesperrt", "Hafen, Tarn", "2026-12-24", "06:00", "khö/AFP"):
        assert value in unescape(page)
    assert begin(ada) != path


def test_line_ends_and_a_first_empty_line_are_kept(store: Store, ada: Editor) -> None:
    path = write(ada, body="\n\nEins.\r\n\r\nZwei.\n")
    report = store.desk.report(report_id(path))
    assert report
    assert report.draft.body == "\n\nEins.\n\nZwei.\n"
    shown = re.search(r'name="body"[^>]*>\n(.*?)</textarea>', ada.get(path).text, re.S)
    assert shown
    assert shown[1] == report.draft.body


def test_a_form_is_cut_at_lengths_and_choices_that_exist() -> None:
    draft = draft_of({"headline": "x" * 400, "language": "xx", "embargo-day": "2026-03-02"})
    assert len(draft.headline) == 300
    assert draft.language == "de"
    assert draft.embargo == "2026-03-02T"
    assert draft_of({}) == Draft()
    assert tags_of(" a , b,, a,  c d ") == ("a", "b", "c d")
    assert len(tags_of(",".join(map(str, range(99))))) == 20


def test_every_save_is_a_version_with_who_and_when(
    store: Store, client: Client, ada: Editor
) -> None:
    path = write(ada)
    write(ada, path)  # nothing changed
    bo = signed_in(client, "Bo")
    write(bo, path, lead="Anders.")
    history = store.desk.history(report_id(path))
    assert [(c.version, c.by, c.action) for c in history] == [
        (3, "Bo", "saved"), (2, "Ada", "saved"), (1, "Ada", "saved"),
    ]  # fmt: skip
    page = words_of(ada.get(f"{path}/versions").text)
    assert "Bo hat gespeichert" in page
    compared = ada.get(f"{path}/differences?from=2&to=3").text
    assert "Anders" in compared
    assert "Vorspann" in compared
    for wrong in ("from=1", "from=0&to=2", "from=x&to=2", "from=1&to=99", "from=²&to=1"):
        assert ada.get(f"{path}/differences?{wrong.replace('²', '%C2%B2')}").status == 404


def test_what_the_browser_saves_by_itself_is_one_version_until_somebody_saves(
    store: Store, client: Client, ada: Editor
) -> None:
    path = begin(ada)
    token, version = ada.token(path), version_on(ada, path)
    for text in ("E", "Ei", "Ein Damm"):
        status, told = autosave(ada, path, token, version, body=text)
        version = str(told["version"])
        assert status == 200
        assert re.fullmatch(r"\d\d:\d\d:\d\d", str(told["at"]))
    kept = [(c.version, c.action) for c in store.desk.history(report_id(path))]
    assert kept == [(4, "auto"), (1, "saved")]
    assert "Ein Damm" in ada.get(path).text
    write(ada, path, body="Ein Damm")
    kept = [(c.version, c.action) for c in store.desk.history(report_id(path))]
    assert kept == [(4, "saved"), (1, "saved")], "the same text, now meant to be kept"
    bo = signed_in(client, "Bo")
    autosave(bo, path, bo.token(path), "4", body="Ein Damm b")
    autosave(ada, path, token, "5", body="Ein Damm br")
    assert [c.by for c in store.desk.history(report_id(path))][:2] == ["Ada", "Bo"]


def test_two_editors_on_one_draft_are_told_so(store: Store, client: Client, ada: Editor) -> None:
    path = write(ada)
    bo = signed_in(client, "Bo")
    token, version = bo.token(path), version_on(bo, path)
    write(ada, path, lead="Adas Vorspann.", body="Adas <Text>.")
    mine = FIELDS | {"lead": "Bos Vorspann.", "body": "Bos <Text>."}
    answer = bo.send(path, csrf=token, version=version, **mine)
    assert answer.status == 409
    page = unescape(answer.text)
    assert "Ada hat inzwischen gespeichert" in page
    seen = words_of(answer.text)
    for words in ("Adas Vorspann.", "Bos Vorspann.", "Adas <Text>.", "Bos <Text>."):
        assert words in unescape(seen)
    assert "<Text>" not in answer.text
    report = store.desk.report(report_id(path))
    assert report
    assert report.draft.lead == "Adas Vorspann.", "nothing was overwritten"
    # Sent once more from that page it is meant.
    token = re.search(r'name="csrf" value="([^"]+)"', answer.text)
    version = str(report.version)
    assert f'name="version" value="{version}"' in answer.text
    assert token
    assert bo.send(path, csrf=token[1], version=version, **mine).status == 303
    assert [c.by for c in store.desk.history(report.id)][:2] == ["Bo", "Ada"]


def test_a_browser_that_saves_by_itself_is_told_too(client: Client, ada: Editor) -> None:
    path = write(ada)
    bo = signed_in(client, "Bo")
    token, version = bo.token(path), version_on(bo, path)
    write(ada, path, lead="Anders.")
    assert autosave(bo, path, token, version, lead="Auch anders.") == (409, {"by": "Ada"})


def test_the_list_shows_ones_own_with_their_state(client: Client, ada: Editor) -> None:
    write(ada, headline="Ein Entwurf")
    published(ada, headline="Eine Meldung")
    bo = signed_in(client, "Bo")
    write(bo, headline="Von Bo")
    mine = words_of(ada.get("/de/desk").text)
    assert "Ein Entwurf Entwurf" in mine
    assert "Eine Meldung Veröffentlicht" in mine
    assert "Von Bo" not in mine
    assert "Von Bo" in ada.get("/de/desk?whose=all").text
    drafts = ada.get("/de/desk?whose=all&state=draft").text
    assert "Von Bo" in drafts
    assert "Eine Meldung" not in drafts
    assert "Draft" in words_of(ada.get("/en/desk").text)


def test_the_list_goes_on_page_by_page(store: Store, client: Client, ada: Editor) -> None:
    from datetime import UTC, datetime, timedelta

    for n in range(35):
        at = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=n // 2)
        store.desk.add_report(Draft(headline=f"Meldung {n}"), "Ada", at)
    first = ada.get("/de/desk").text
    (older,) = re.findall(r'href="(\?[^"]+)">Ältere', first)
    second = ada.get(f"/de/desk{unescape(older)}").text
    titles = re.findall(r">Meldung (\d+)<", first) + re.findall(r">Meldung (\d+)<", second)
    assert titles == [str(n) for n in range(34, -1, -1)]
    assert ada.get("/de/desk?before=x").status == 404


def test_a_draft_can_be_deleted_and_nothing_else(store: Store, ada: Editor) -> None:
    draft, out = write(ada), published(ada)
    assert ada.post(f"{draft}/delete", page=draft).status == 303
    assert ada.get(draft).status == 404
    assert ada.post(f"{out}/delete", page="/de/desk").status == 409
    assert ada.get(out).status == 200


def test_what_is_not_there_is_not_found(ada: Editor) -> None:
    for path in ("", "/preview", "/versions", "/publish", "/withdraw"):
        assert ada.get(f"/de/desk/reports/99{path}").status == 404
