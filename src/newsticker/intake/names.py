"""What the elements of feeds mean, whatever prefix or namespace their writers chose for them."""

from __future__ import annotations

from functools import lru_cache

# RSS has had many namespaces or none; Atom's drafts and CDF had their own. Their elements mean the same by name.
_CORE = {
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns",
    "http://purl.org/rss/1.0",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://purl.org/net/rss1.1",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://example.com/newformat",
}
_PREFIXES = {
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://wellformedweb.org/commentapi": "wfw",
}
_KNOWN_PREFIXES = frozenset(_PREFIXES.values())


@lru_cache(maxsize=4096)
def name_of(tag: str, own: str) -> str:
    """The element's name in small letters, with its module's usual prefix: "title", "dc:creator", "media:title".

    ``own`` is the namespace of the feed's first element: what stands in it is no extension. An extension that
    nobody knows gives "". A prefix that was never declared counts as what it usually stands for.
    """
    namespace, has_namespace, local = tag.rpartition("}")
    if not has_namespace:
        prefix, _, local = tag.rpartition(":")
        prefix = prefix.lower()
        if prefix in _KNOWN_PREFIXES:
            return f"{prefix}:{local.lower()}"
        return local.lower() if prefix in ("", "atom", "rss") else ""
    uri = namespace[1:]
    known = _PREFIXES.get(uri.lower().rstrip("/#"))
    if known is not None:
        return f"{known}:{local.lower()}"
    return local.lower() if uri == own or uri.lower().rstrip("/#") in _CORE else ""
