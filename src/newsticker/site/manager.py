"""What a process manager is told: when the ticker answers, and when it stops (sd_notify(3))."""

from __future__ import annotations

import os
import socket

from newsticker.logs import WARNING, log_event


def tell_manager(state: str) -> None:
    """Sends a state such as READY=1 to the manager that asked for it by NOTIFY_SOCKET; does nothing without one."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    # A name that begins with @ is one without a file (unix(7), abstract sockets).
    name = f"\0{address[1:]}" if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.sendto(state.encode(), name)
    except OSError as error:
        log_event("manager-unreachable", WARNING, problem=error.strerror)
