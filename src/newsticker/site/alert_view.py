"""An event as pages and feeds show it: its headline and what is told, in the interface's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from newsticker.model_alerts import Alert, Watch
from newsticker.outputs.told import outlet_of
from newsticker.site.claim_view import speaker_of, stance_word
from newsticker.site.rendering import Site
from newsticker.store import FoundClaim, Told
from newsticker.text.quotable import in_text_order


class ToldClaim(Struct, frozen=True):
    """A claim of an event: who says it how, what may be quoted of it, where, and the path of its page."""

    who: str
    word: str
    passage: str | None
    outlet: str | None
    language: str | None
    path: str

    @property
    def line(self) -> str:
        """The claim on one line."""
        said = f"{self.who} {self.word}"
        quoted = f"{said}: {self.passage}" if self.passage else said
        return f"{quoted} ({self.outlet})" if self.outlet else quoted


class AlertView(Struct, frozen=True):
    """An event with its headline; ``claims`` has what is news first, and none where nothing is told any more."""

    alert: Alert
    title: str
    claims: tuple[ToldClaim, ...]
    is_told: bool

    @property
    def at(self) -> datetime:
        """When it happened."""
        return datetime.fromisoformat(self.alert.at)


def view_alerts(
    site: Site, language: str, watch: Watch, alerts: Sequence[Alert]
) -> list[AlertView]:
    """The events of a watch in the order given."""
    return [_view(site, language, alert, site.store.alerts.tell(watch, alert)) for alert in alerts]


def _view(site: Site, language: str, alert: Alert, told: Told | None) -> AlertView:
    words = site.words[language]
    key = f"alert-{alert.kind}"
    if told is None:
        return AlertView(alert, words(key, x="–"), (), False)
    claims = tuple(_claim(site, language, one) for one in reversed(told.claims))
    if told.speaker:
        name = told.speaker.name
    else:
        name = told.story.title if told.story else ""
    return AlertView(alert, words(key, x=name), claims, True)


def _claim(site: Site, language: str, one: FoundClaim) -> ToldClaim:
    words, stored = site.words[language], one.found
    claims = in_text_order(stored.claims or ())
    passages = site.quotable(stored).passages
    return ToldClaim(
        who=speaker_of(one.claim, words)[0],
        word=stance_word(one.claim, stored.article.language, words),
        passage=passages[claims.index(one.claim)],
        outlet=outlet_of(stored),
        language=stored.article.language,
        path=f"/{language}/article/{stored.id}/claim/{one.claim.id}",
    )
