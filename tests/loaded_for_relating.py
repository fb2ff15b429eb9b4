"""Loads what relating articles needs, in the process that others are forked off: words, rules and the encoder."""

from __future__ import annotations

import gc

import newsticker.flow.jobs
import newsticker.site.worker
import newsticker.store.postgresql  # noqa: F401
from newsticker.flow.reading import kind_of, read_bytes
from newsticker.flow.relating import relate
from newsticker.samples import samples
from newsticker.stories.meaning import load_encoder

load_encoder()
relate([read_bytes(one.name, one.content, kind_of(one.name)) for one in list(samples())[:2]])
gc.freeze()  # or the first collection in each process would copy all memory
