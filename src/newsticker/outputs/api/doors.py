"""Who asks, whether that may be answered, and whether it is too often."""

from __future__ import annotations

from time import monotonic

from starlette.requests import Request

from newsticker.model_keys import ApiKey, Scope
from newsticker.outputs.addresses import subscriber_of
from newsticker.outputs.api.problems import Problem
from newsticker.outputs.api.rates import Buckets
from newsticker.settings import Settings
from newsticker.store import Store

# RFC 6750, 3: what a program is told that has to show a key.
_ASK = {"WWW-Authenticate": 'Bearer realm="newsticker"'}
_WRONG = {"WWW-Authenticate": 'Bearer realm="newsticker", error="invalid_token"'}
_TOO_LITTLE = {"WWW-Authenticate": 'Bearer realm="newsticker", error="insufficient_scope"'}
LONGEST_KEY = 200


class Door:
    """Lets requests in: with a key by its scopes, without one where the ticker answers everybody."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._is_open = settings.api_open
        self._of_addresses = Buckets(settings.api_requests)
        self._of_keys = Buckets(settings.api_key_requests)

    def let_in(self, request: Request, scope: Scope, cost: int) -> None:
        """Returns where the request may be answered; raises Problem 401, 403 or 429 where not."""
        shown = _shown_key(request)
        key = self._known(shown, request) if shown is not None else None
        if key is not None:
            _take(self._of_keys, str(key.id), cost)
            if scope not in key.scopes:
                raise Problem(403, f"This key may not {scope}; ask for another one.", _TOO_LITTLE)
            return
        _take(self._of_addresses, _address(request), cost)
        if not self._is_open:
            raise Problem(401, "Show a key: Authorization: Bearer KEY.", _ASK)

    def _known(self, shown: str, request: Request) -> ApiKey:
        key = self._store.find_key(shown) if len(shown) <= LONGEST_KEY else None
        if key is None:
            # Guesses cost as much as questions, so that nobody makes many of them.
            _take(self._of_addresses, _address(request), 1)
            raise Problem(401, "This key is none of this ticker's; leave it out or ask for one.", _WRONG)  # fmt: skip
        return key


def _shown_key(request: Request) -> str | None:
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if kind.lower() == "bearer" else None


def _address(request: Request) -> str:
    return subscriber_of(request.client.host if request.client else "")


def _take(buckets: Buckets, who: str, cost: int) -> None:
    wait = buckets.take(who, cost, monotonic())
    if wait:
        seconds = "second" if wait == 1 else "seconds"
        raise Problem(
            429, f"Asked too often; ask again in {wait} {seconds}.", {"Retry-After": str(wait)}
        )
