"""An editor's word about claims: it stands above the rules', survives readings and versions, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from databases import address_in
from newsticker.flow import claims_by_hand
from newsticker.flow.jobs import work
from newsticker.flow.rereading import reread
from newsticker.flow.taking import take_in
from newsticker.model import (
    Article,
    Claim,
    Edited,
    EditedField,
    NewstickerError,
    Party,
    Reading,
    SaidAt,
    Speaker,
    StoredArticle,
)
from newsticker.model_desk import ByHand, Decided
from newsticker.store import ClaimFilter, SearchFilter, Store, open_store

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
BODY = """Das Deichamt teilte mit, der Damm an der Wisse sei sicher. Der Bauhof erklärte, 300 Helfer seien im Einsatz.

Die Werft dementierte, dass ihr Kran das Wehr beschädigt habe."""
DAM, HELPERS, CRANE = (
    "der Damm an der Wisse sei sicher",
    "300 Helfer seien im Einsatz",
    "ihr Kran das Wehr beschädigt habe",
)
Rules = Callable[[str, Article], tuple[tuple[object, ...], tuple[Claim, ...]]]


def reading(body: str = BODY) -> Reading:
    from newsticker.claims import read_claims

    article = Article(
        title="Damm an der Wisse hält",
        url="https://a.example/damm",
        body=body,
        language="de",
        published="2026-03-02T09:30:00+01:00",
    )
    text = f"{article.title}\n\n{body}"
    return Reading("damm", article, text, claims=read_claims(text, article)[1])


@pytest.fixture
def store(tmp_path: Path, each_database: None) -> Iterator[Store]:
    with closing(open_store(address_in(tmp_path))) as store:
        list(take_in(store, [reading()]))
        work_off(store)
        yield store


def work_off(store: Store) -> None:
    work(store, {"draw": lambda _, job: None}, Event(), once=True)


def kept(store: Store) -> StoredArticle:
    found = store.article(1)
    assert found
    return found


def by_words(store: Store, words: str) -> Claim | None:
    found = [claim for claim in kept(store).claims or () if words in claim.content.text]
    assert len(found) < 2
    return found[0] if found else None


def the(store: Store, words: str) -> Claim:
    found = by_words(store, words)
    assert found, words
    return found


def seen(store: Store, key: str) -> int:
    return next((c.seen for c in store.hand.claims(1) if c.key == key), 0)


def correct(
    store: Store, key: str, reason: str = "", is_told: bool = False, **values: ByHand
) -> bool:
    told: Mapping[EditedField, ByHand] = values  # type: ignore[assignment]
    return claims_by_hand.correct(
        store, 1, key, seen(store, key), told, reason=reason, is_told=is_told, by="Ada", now=NOW
    )


def decide(
    store: Store, key: str, decided: Decided, reason: str = "", is_told: bool = False
) -> bool:
    return claims_by_hand.decide(
        store, 1, key, seen(store, key), decided, reason=reason, is_told=is_told, by="Ada", now=NOW
    )


def read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch, rules: Rules | None = None, name: str = "new"
) -> None:
    monkeypatch.setattr("newsticker.flow.rereading.rules_fingerprint", lambda: name)
    if rules is not None:
        monkeypatch.setattr("newsticker.flow.rereading.read_claims", rules)
    list(reread(store))


COUNCIL = Speaker(None, (), "Stadtrat Tarn", None, "organisation")


def test_a_corrected_claim_tells_what_the_rules_had_read_and_why(store: Store) -> None:
    before = the(store, DAM)
    assert before.speaker
    assert correct(
        store,
        before.id,
        reason="Es sprach der Stadtrat.",
        is_told=True,
        speaker=ByHand(speaker=COUNCIL),
        stance=ByHand(stance="expects"),
        said_at=ByHand(said_at=SaidAt("am Montag", "2026-03-02")),
    )
    after = the(store, DAM)
    assert (after.id, after.speaker, after.stance) == (before.id, COUNCIL, "expects")
    assert after.chain == (Party("Stadtrat Tarn", "organisation"),)
    assert (after.rule, after.confidence) == ("editor", before.confidence)
    assert after.edited == Edited(
        at="2026-03-03T12:00:00+00:00",
        fields=("speaker", "stance", "said_at"),
        speaker=before.speaker,
        stance=before.stance,
        said_at=before.said_at,
        rule=before.rule,
        reason="Es sprach der Stadtrat.",
    )


def test_a_reason_for_the_desk_is_told_to_nobody(store: Store) -> None:
    assert correct(store, the(store, DAM).id, "Anruf der Leiterin.", stance=ByHand(stance="warns"))
    edited = the(store, DAM).edited
    assert edited is not UNSET
    assert edited.reason is None
    assert store.hand.journal(1)[0].wanted.reason == "Anruf der Leiterin."


def test_lists_filters_search_and_pictures_follow_an_editors_word(store: Store) -> None:
    store.keep_picture(1, 1, 680, "<svg/>")
    number = store.newest_event()
    correct(store, the(store, DAM).id, speaker=ByHand(speaker=COUNCIL))
    assert store.picture(1, 1, 680) is None
    events = store.events_after(number, 10)
    assert events
    assert [(event.kind, event.article_id) for event in events] == [("changed", 1)]
    work_off(store)
    found, _ = store.list_claims(ClaimFilter(speaker="Stadtrat Tarn"))
    assert [one.claim.content.text for one in found] == [DAM]
    assert store.list_claims(ClaimFilter(speaker="Deichamt"))[0] == []
    assert [one.name for one in store.speakers()[0]] == ["Bauhof", "Stadtrat Tarn", "Werft"]
    hits = store.search(SearchFilter(speaker=["stadtrat"]))[0]
    assert [hit.found.id for hit in hits] == [1]


def test_what_is_struck_is_gone_and_its_address_says_so(store: Store) -> None:
    claim = the(store, CRANE)
    assert decide(store, claim.id, "struck", "Falsch gelesen.", is_told=True)
    assert by_words(store, CRANE) is None
    former = store.former_claim(1, claim.id)
    assert former
    assert (former.struck, former.reason) == (True, "Falsch gelesen.")
    work_off(store)
    assert "Werft" not in [one.name for one in store.speakers()[0]]
    assert decide(store, claim.id, "restored")
    assert the(store, CRANE) == claim


def test_taking_everything_back_leaves_what_the_rules_had_read(store: Store) -> None:
    before = kept(store).claims
    key = the(store, HELPERS).id
    correct(store, key, stance=ByHand(stance="denies"), speaker=ByHand())
    assert the(store, HELPERS).speaker is None
    decide(store, key, "reset")
    assert kept(store).claims == before
    told = [(d.by, d.wanted.decided, d.wanted.field) for d in store.hand.journal(1)]
    assert told == [
        ("Ada", "reset", None),
        ("Ada", "corrected", "speaker"),
        ("Ada", "corrected", "stance"),
    ]


def test_decisions_survive_a_reading_by_other_rules(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dam, helpers, crane = (the(store, words) for words in (DAM, HELPERS, CRANE))
    correct(store, dam.id, speaker=ByHand(speaker=COUNCIL))
    correct(store, helpers.id, stance=ByHand(stance="promises"))
    decide(store, crane.id, "struck")

    def other_rules(text: str, article: Article) -> tuple[tuple[object, ...], tuple[Claim, ...]]:
        """They find the dam no more, a shorter passage about the crane under another verb, and of the helpers the figure."""
        start = text.index("Kran das Wehr")
        words = text[start : start + len("Kran das Wehr beschädigt")]
        content = replace(crane.content, text=words, spans=((start, start + len(words)),))
        read_otherwise = replace(crane, id="c1", content=content, cue=None, stance="states")
        return (), (read_otherwise, replace(helpers, id="c2", speaker=None, chain=()))

    read_again(store, monkeypatch, other_rules)
    assert [(c.id, c.content.text) for c in kept(store).claims or ()] == [
        (dam.id, DAM),
        (helpers.id, HELPERS),
    ]
    assert the(store, DAM).speaker == COUNCIL
    assert the(store, HELPERS).stance == "promises"
    assert the(store, HELPERS).speaker is None, "what nobody corrected is the rules' affair"
    for key, decided in ((dam.id, "reset"), (helpers.id, "reset"), (crane.id, "restored")):
        decide(store, key, decided)  # type: ignore[arg-type]
    assert [c.content.text for c in kept(store).claims or ()] == [
        "Kran das Wehr beschädigt",
        HELPERS,
    ]


def test_reading_again_with_nothing_new_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(store, the(store, DAM).id, speaker=ByHand(speaker=COUNCIL))
    decide(store, the(store, CRANE).id, "struck")
    before, number = kept(store), store.newest_event()
    read_again(store, monkeypatch)
    assert (kept(store), store.newest_event()) == (before, number)


def test_a_new_version_keeps_what_still_stands_in_it(store: Store) -> None:
    dam, helpers, crane = (the(store, words) for words in (DAM, HELPERS, CRANE))
    correct(store, dam.id, speaker=ByHand(speaker=COUNCIL))
    correct(store, helpers.id, stance=ByHand(stance="warns"))
    decide(store, crane.id, "struck")
    body = "Am Morgen regnete es. " + BODY.replace("300 Helfer seien", "400 Helfer seien")
    list(take_in(store, [reading(body)]))
    assert kept(store).version == 2
    assert the(store, DAM).speaker == COUNCIL
    start, end = the(store, DAM).content.spans[0]
    assert kept(store).text[start:end] == DAM
    assert by_words(store, CRANE) is None
    assert the(store, "400 Helfer").rule != "editor", "another claim, and nobody's hand on it"
    waiting = [claim for claim in store.hand.claims(1) if not claim.is_applicable]
    assert [(claim.key, claim.shown) for claim in waiting] == [(helpers.id, None)]
    list(take_in(store, [reading(BODY)]))
    assert the(store, HELPERS).stance == "warns", "its passage is back"


def test_where_another_is_quoted_now_nothing_is_put_in_their_mouth(store: Store) -> None:
    dam = the(store, DAM)
    correct(store, dam.id, stance=ByHand(stance="warns"))
    list(take_in(store, [reading(BODY.replace("Das Deichamt", "Die Feuerwehr"))]))
    now = the(store, DAM)
    assert now.speaker
    assert (now.id, now.speaker.name, now.stance) == (dam.id, "Feuerwehr", "states")
    (handled,) = [claim for claim in store.hand.claims(1) if claim.key == dam.id]
    assert not handled.is_applicable
    correct(store, dam.id, said_at=ByHand(said_at=SaidAt("2026", "2026")))
    assert the(store, DAM).stance == "states", "nor with what is corrected in the new text"
    assert the(store, DAM).said_at == SaidAt("2026", "2026")


def test_a_claim_that_an_editor_adds_has_a_key_of_its_own(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "ihr Kran\n das Wehr beschädigt"
    values = ByHand(speaker=COUNCIL, stance="confirms", said_at=SaidAt("2026", "2026"))
    key = claims_by_hand.add(
        store, kept(store), words, values, reason="", is_told=False, by="Ada", now=NOW
    )
    assert key == "c4"
    added = next(claim for claim in kept(store).claims or () if claim.id == key)
    assert added.content.text == "ihr Kran das Wehr beschädigt"
    assert (added.rule, added.confidence, added.speaker) == ("editor", 1.0, COUNCIL)
    assert added.edited == Edited("2026-03-03T12:00:00+00:00")
    before = kept(store).claims
    read_again(store, monkeypatch)
    assert kept(store).claims == before
    correct(store, key, stance=ByHand(stance="denies"))
    assert next(c for c in kept(store).claims or () if c.id == key).stance == "denies"
    decide(store, key, "struck")
    assert key not in [claim.id for claim in kept(store).claims or ()]


def test_what_the_rules_find_later_where_an_editor_had_added_it_is_the_editors(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dam = the(store, DAM)
    read_again(store, monkeypatch, lambda text, article: ((), ()), "blind")
    key = claims_by_hand.add(
        store,
        kept(store),
        DAM,
        ByHand(speaker=COUNCIL),
        reason="",
        is_told=False,
        by="Ada",
        now=NOW,
    )
    read_again(store, monkeypatch, lambda text, article: ((), (dam,)), "seeing")
    assert [(c.id, c.speaker) for c in kept(store).claims or ()] == [(key, COUNCIL)]


def test_words_that_are_not_in_the_text_are_no_claim(store: Store) -> None:
    with pytest.raises(NewstickerError, match="do not stand so in the text"):
        claims_by_hand.add(
            store,
            kept(store),
            "der Damm breche",
            ByHand(),
            reason="",
            is_told=False,
            by="Ada",
            now=NOW,
        )


def test_of_two_who_decide_at_once_the_second_is_told(store: Store) -> None:
    key = the(store, DAM).id
    first = claims_by_hand.decide(
        store, 1, key, 0, "struck", reason="", is_told=False, by="Ada", now=NOW
    )
    second = claims_by_hand.decide(
        store, 1, key, 0, "reset", reason="", is_told=False, by="Bo", now=NOW
    )
    assert (first, second) == (True, False)
    assert [decision.by for decision in store.hand.journal(1)] == ["Ada"]


def test_older_versions_show_nothing_that_was_struck(store: Store) -> None:
    list(take_in(store, [reading(BODY + " Mehr in Kürze.")]))
    decide(store, the(store, CRANE).id, "struck")
    for version in store.versions(1):
        assert all(CRANE not in claim.content.text for claim in version.claims or ())


def test_the_journal_of_all_articles_is_read_page_by_page(store: Store) -> None:
    for words in (DAM, HELPERS, CRANE):
        decide(store, the(store, words).id, "struck")
    first, following = store.hand.decisions(limit=2)
    rest, end = store.hand.decisions(limit=2, before=following)
    assert [one.key for one in [*first, *rest]] == ["c3", "c2", "c1"]
    assert end is None
