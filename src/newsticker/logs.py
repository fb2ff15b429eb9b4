"""The log: one line an event on standard error, for people at a terminal and for programs elsewhere.

No reader's address, no word that was searched for and no password stands in it: requests are told by their
path alone, addresses without who signs in by them and without the values of their queries, and what breaks in
the web process by places and types, without messages, which may quote what was asked.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from logging import ERROR, INFO, WARNING
from math import inf
from time import monotonic
from types import TracebackType

import msgspec

__all__ = ["ERROR", "INFO", "WARNING", "log_event", "set_up_logs"]

MINUTE = 60.0
MOST_REMEMBERED = 1000
_OURS = "newsticker"
_log = logging.getLogger(_OURS)
_SIGNED_IN = re.compile(r"(?<=://)[^/@\s]+@")
_QUERY_VALUE = re.compile(r"([?&][^=&\s]{1,100})=[^&\s]+")
_PLAIN = re.compile(r"[^\s\"'=]+")


class _Entry:
    """An event with its fields; as text it is told to whoever has set up no log."""

    def __init__(self, event: str, fields: dict[str, object]) -> None:
        self.event, self.fields = event, fields

    def __str__(self) -> str:
        return " ".join([self.event, *(f"{k}={_shown(v)}" for k, v in self.fields.items())])


def log_event(
    event: str, level: int = INFO, /, *, trace: BaseException | None = None, **fields: object
) -> None:
    """Writes an event with its fields; those that are None are left out. docs/watching.md names every event."""
    told = {
        key: _scrubbed(str(value)) if isinstance(value, str | BaseException) else value
        for key, value in fields.items()
        if value is not None
    }
    _log.log(level, _Entry(event, told), exc_info=trace)


def set_up_logs(form: str, level: str, process: str) -> None:
    """Writes what this process logs from now on, what breaks it included, to standard error.

    ``form`` is text, json or auto (text at a terminal, json elsewhere); ``process`` is web or worker.
    """
    is_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_OnceAMinute())
    handler.setFormatter((_Text if is_text else _Json)(process))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(WARNING)
    _log.setLevel(level.upper())
    # A log that cannot be written, as on a full disk, stops nobody's work.
    logging.raiseExceptions = False
    sys.excepthook = _crashed
    threading.excepthook = lambda told: _crashed(told.exc_type, told.exc_value, told.exc_traceback)


def _crashed(
    kind: type[BaseException], error: BaseException | None, _: TracebackType | None
) -> None:
    if error is not None and not issubclass(kind, (KeyboardInterrupt, SystemExit)):
        log_event("crashed", ERROR, trace=error)


class _OnceAMinute(logging.Filter):
    """Leaves out warnings that say the same within a minute; the next one tells how many those were."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        entry = record.msg
        if not isinstance(entry, _Entry) or record.exc_info or record.levelno < WARNING:
            return True
        words, now = str(entry), monotonic()
        last, left_out = self._told.get(words, (-inf, 0))
        if now - last < MINUTE:
            self._told[words] = (last, left_out + 1)
            return False
        if len(self._told) >= MOST_REMEMBERED:
            self._told.clear()
        self._told[words] = (now, 0)
        if left_out:
            entry.fields = {**entry.fields, "left_out": left_out}
        return True


class _Formatter(logging.Formatter):
    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def _parts(self, record: logging.LogRecord) -> tuple[str, dict[str, object], str | None]:
        """The event, its fields, and the trace where something broke."""
        error = record.exc_info[1] if record.exc_info else None
        trace = None
        if error is not None:
            trace = _scrubbed("\n".join(_steps(error, with_messages=self._process != "web")))
        if isinstance(record.msg, _Entry):
            return record.msg.event, record.msg.fields, trace
        # A library's, in its own words.
        fields: dict[str, object] = {"logger": record.name, "message": _scrubbed(record.getMessage().strip())}  # fmt: skip
        return "mistake" if error is not None else "message", fields, trace


class _Json(_Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event, fields, trace = self._parts(record)
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {
            "time": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": event,
            "process": self._process,
            **fields,
            **({"trace": trace} if trace else {}),
        }
        return msgspec.json.encode(told, enc_hook=str).decode()


class _Text(_Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event, fields, trace = self._parts(record)
        at = datetime.fromtimestamp(record.created).isoformat(" ", "seconds")
        line = f"{at} {record.levelname.lower()} {self._process}: {_Entry(event, fields)}"
        return f"{line}\n{trace}" if trace else line


def _steps(error: BaseException, *, with_messages: bool) -> Iterator[str]:
    """Where an error came from, what caused it first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _steps(before, with_messages=with_messages)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    yield f"{kind}: {error}" if with_messages else kind


def _scrubbed(text: str) -> str:
    return _QUERY_VALUE.sub(r"\1=…", _SIGNED_IN.sub("…@", text))


def _shown(value: object) -> str:
    """A value in a line of text: quoted, and without line breaks or controls of a terminal, where it is not plain."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    return text if _PLAIN.fullmatch(text) and text.isprintable() else repr(text)
