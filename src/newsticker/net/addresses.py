"""Which network addresses may be dialled: the public ones, and what an operator has opened."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from typing import Any

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# RFC 6052: an IPv4 address behind the translator's well-known prefix is dialled as that address.
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
# What was refused to the request in whose context it stands; the tasks that dial for it share the list.
REFUSED: ContextVar[list[Address]] = ContextVar("refused")


class ClosedAddress(OSError):
    """A private address that nothing has opened."""


class Guard:
    """Makes sockets for public and opened addresses alone; what it refused stands in ``REFUSED``."""

    def __init__(self, allow: Sequence[str]) -> None:
        self._opened = [ipaddress.ip_network(network, strict=False) for network in allow]

    def open_socket(self, dialled: tuple[Any, ...]) -> socket.socket:
        """The socket for an entry of getaddrinfo; raises ClosedAddress where it may not be dialled.

        Here stands the address itself, after names, redirects and number formats were resolved, so
        that nothing can change between the check and the connection.
        """
        family, kind, protocol, _, target = dialled
        self.check([target[0]])
        return socket.socket(family=family, type=kind, proto=protocol)

    def check(self, addresses: Iterable[Any]) -> None:
        """Raises ClosedAddress where one of the addresses may not be dialled."""
        for written in addresses:
            address = _plain(ipaddress.ip_address(str(written).partition("%")[0]))
            if not self._may_dial(address):
                REFUSED.get().append(address)
                raise ClosedAddress(f"{address} is private")

    def _may_dial(self, address: Address) -> bool:
        if any(address in network for network in self._opened):
            return True
        return address.is_global and not address.is_multicast


def open_any_socket(dialled: tuple[Any, ...]) -> socket.socket:
    """The socket for an entry of getaddrinfo, wherever it leads: to the proxy that an operator has named."""
    family, kind, protocol, _, _ = dialled
    return socket.socket(family=family, type=kind, proto=protocol)


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 one carries and would reach, else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
