"""XML from strangers: read as far as sense goes, no entity expanded, no file opened, no request made."""

from __future__ import annotations

from lxml import etree


def parse_tolerantly(raw: bytes) -> etree._Element | None:
    """The root element, None where there is no XML in the bytes."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
