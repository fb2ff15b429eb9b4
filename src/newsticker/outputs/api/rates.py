"""How often somebody may ask: a bucket of tokens for each, in this process, filled again as time goes by."""

from __future__ import annotations

import math
from collections import OrderedDict
from threading import Lock

MOST_BUCKETS = 20_000


class Buckets:
    """Buckets of ``a_minute`` tokens each, which fill up within a minute."""

    def __init__(self, a_minute: int) -> None:
        self._capacity = float(a_minute)
        self._a_second = a_minute / 60
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str, tokens: float, now: float) -> int:
        """Takes tokens and returns 0, or takes none and returns after how many seconds they are there.

        ``now`` is in seconds of a clock that never goes back. More than a bucket holds costs a full one.
        """
        tokens = min(tokens, self._capacity)
        with self._lock:
            left, since = self._buckets.pop(who, (self._capacity, now))
            left = min(self._capacity, left + (now - since) * self._a_second)
            enough = left >= tokens
            self._buckets[who] = (left - tokens if enough else left, now)
            if len(self._buckets) > MOST_BUCKETS:
                # Whoever has not asked for longest has most likely a full bucket, which is as good as none.
                self._buckets.popitem(last=False)
        return 0 if enough else max(1, math.ceil((tokens - left) / self._a_second))
