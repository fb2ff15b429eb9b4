"""Texts that want to run in the browser of whoever reads them."""

from __future__ import annotations

PAYLOADS = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=1">',
    "'-window.ran=1-'",
    "</script><script>window.ran=1</script>",
    "</title></style></textarea><svg onload=window.ran=1>",
    "javascript:window.ran=1",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
)
