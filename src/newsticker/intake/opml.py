"""OPML subscription lists (opml.org/spec2): the feeds that another reader follows."""

from __future__ import annotations

from newsticker.intake.xml import local_name, parse_tolerantly


def read_opml(raw: bytes) -> list[str] | None:
    """The addresses of the feeds in it, each once, in its order; None where the bytes are no OPML."""
    root = parse_tolerantly(raw) if b"<opml" in raw[:4096].lower() else None
    if root is None or local_name(root) != "opml":
        return None
    found = []
    for outline in root.iter():
        if local_name(outline) == "outline":
            attributes = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
            address = attributes.get("xmlurl", "").strip()
            if address:
                found.append(address)
    return list(dict.fromkeys(found))
