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


def canonical(told: str | None, found: str | None) -> str | None:
    """The address under which a page wants to be known, where it is one of the same site; else where it was found.

    A canonical link to another site tells whose text it is, one to the root of the site is a mistake of its system.
    """
    if not told or not found:
        return found or told
    ours, theirs = urlsplit(found), urlsplit(told)
    is_root = theirs.path in ("", "/") and ours.path not in ("", "/")
    return told if _site(ours.hostname) == _site(theirs.hostname) and not is_root else found


def _site(host: str | None) -> str:
    """A host without what names its versions for screens and programs."""
    name = host or ""
    first, _, rest = name.partition(".")
    return rest if first in ("www", "m", "amp", "mobil", "mobile") and "." in rest else name
