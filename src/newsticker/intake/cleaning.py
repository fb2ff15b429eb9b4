"""Texts from strangers made safe to show: an allow-list of elements, attributes and addresses."""

from __future__ import annotations

import nh3

ADDRESSES = {"http", "https", "mailto"}


def clean_html(text: str | None) -> str | None:
    """The text as HTML that runs nothing and loads nothing by script; None where nothing is left."""
    if not text:
        return None
    return nh3.clean(text, url_schemes=ADDRESSES).strip() or None
