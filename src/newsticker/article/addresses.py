"""Addresses that an article may be linked at."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def web_address(address: str | None, base: str | None = None) -> str | None:
    """``address`` made absolute, None where it is no address of the web (http or https with a host).

    Whatever else a page or a line of JSON gives, "javascript:…" before all, must not become a link.
    """
    try:
        full = urljoin(base or "", (address or "").strip())
        parts = urlsplit(full)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return full if is_web else None
