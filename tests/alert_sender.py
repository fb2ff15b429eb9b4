"""A process that sends alerts from a database until it is killed, with a lease that a test can wait for."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from newsticker.outputs.alerts.delivering import Sender
from newsticker.outputs.api.telling import Teller
from newsticker.settings import Settings
from newsticker.store import alert_queue, open_store

alert_queue.LEASE = timedelta(seconds=0.3)

if __name__ == "__main__":
    teller = Teller(Settings(), "https://ticker.example", ("de", "en"))
    sender = Sender(open_store(sys.argv[1]), teller, ("127.0.0.0/8",))
    asyncio.run(sender.deliver(lambda: False))
