"""What an operator decides: ``newsticker.toml`` beside the database, and the environment above it."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsticker.model import NewstickerError

FILE_NAME = "newsticker.toml"
PREFIX = "NEWSTICKER_"
# Names another file than the one beside the database.
FILE_VARIABLE = PREFIX + "SETTINGS"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of one ticker.

    ``address`` is the public address of the site, for links in feeds; empty means: as the reader
    called it. ``imprint``, ``privacy`` and ``corrections`` (how mistakes are corrected) are running text,
    paragraphs apart by an empty line. ``index_speakers`` lets search engines list the pages of speakers.
    ``most_live_readers`` is how many may follow the live stream at once. ``trusted_proxies`` are the
    addresses and networks whose word on who asks is believed. ``proxy`` is the address of the HTTP proxy through
    which everything is fetched; empty means none. ``websub`` has hubs push feeds to ``address``, where there is one.
    ``api_open`` answers programs without a key; ``api_requests`` and ``api_key_requests`` are how many
    requests a minute an address has without a key, and a key.
    ``keep_days`` is for how many days articles of others are kept; 0 keeps them.
    ``quarantine_days`` is for how many days what could not be read is kept, so that it can be tried again.
    ``log_format`` and ``log_level`` are how and how much is logged, ``log_requests`` adds every request.
    ``most_quoted`` and ``longest_excerpt`` count characters of somebody else's article.
    """

    name: str = "Newsticker"
    address: str = ""
    timezone: str = "Europe/Berlin"
    imprint: str = ""
    privacy: str = ""
    corrections: str = ""
    index_speakers: bool = False
    keep_days: Annotated[int, msgspec.Meta(ge=0, le=36_500)] = 0
    quarantine_days: Annotated[int, msgspec.Meta(ge=1, le=36_500)] = 30
    most_quoted: int = 800
    longest_excerpt: int = 200
    most_live_readers: int = 10_000
    trusted_proxies: str = "127.0.0.1, ::1"
    proxy: str = ""
    websub: bool = True
    api_open: bool = True
    api_requests: Annotated[int, msgspec.Meta(ge=1)] = 60
    api_key_requests: Annotated[int, msgspec.Meta(ge=1)] = 600
    log_format: Literal["auto", "text", "json"] = "auto"
    log_level: Literal["info", "warning", "error"] = "info"
    log_requests: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which times are shown."""
        return ZoneInfo(self.timezone)

    @property
    def hub_callback(self) -> str | None:
        """What the addresses begin with at which hubs call; None where none is to."""
        return f"{self.address.rstrip('/')}/websub/" if self.websub and self.address else None

    @property
    def proxies(self) -> list[str]:
        """The addresses and networks of the proxies that are believed."""
        return self.trusted_proxies.replace(",", " ").split()


def variable_of(key: str) -> str:
    """The variable of the environment that stands for a setting."""
    return PREFIX + key.upper()


def read_settings(beside: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Returns the settings: what the environment says, else what the file does, else the defaults.

    ``beside`` is the file that may be there; one that NEWSTICKER_SETTINGS names must be. Raises
    NewstickerError where the file is not TOML or has an unknown key, and for a value of another type or
    that cannot be.
    """
    environment = environment or {}
    named = environment.get(FILE_VARIABLE)
    file = Path(named).expanduser() if named else beside
    try:
        given = msgspec.toml.decode(file.read_bytes(), type=dict[str, object])
        msgspec.convert(given, type=Settings)
    except FileNotFoundError as error:
        if named:
            raise NewstickerError(f"settings {file}: is not there; mend {FILE_VARIABLE}") from error
        given = {}
    except (msgspec.MsgspecError, ValueError, OSError) as error:
        raise NewstickerError(f"settings {file}: {error}; mend or remove the file") from error
    told = {key: (value, f"settings {file}") for key, value in given.items()}
    for field in msgspec.structs.fields(Settings):
        variable = variable_of(field.name)
        if variable in environment:
            told[field.name] = (_value(variable, environment[variable], field.type), variable)
    settings = msgspec.convert({key: value for key, (value, _) in told.items()}, type=Settings)
    _check(settings, {key: where for key, (_, where) in told.items()})
    return settings


def _value(variable: str, text: str, kind: object) -> object:
    try:
        return msgspec.convert(text, type=kind, strict=False)
    except msgspec.ValidationError as error:
        raise NewstickerError(f"{variable}: {error}; mend or unset it") from error


def _check(settings: Settings, places: Mapping[str, str]) -> None:
    for part in settings.proxies:
        try:
            ip_network(part)
        except ValueError as error:
            raise NewstickerError(
                f"{places['trusted_proxies']}: trusted_proxies: {error}; name addresses or networks"
            ) from error
    if settings.proxy and not _is_proxy(settings.proxy):
        raise NewstickerError(
            f"{places['proxy']}: proxy: must be like http://proxy.example:3128; mend it"
        )
    try:
        ZoneInfo(settings.timezone)
    except (ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise NewstickerError(f"{places['timezone']}: timezone: {error}; mend it") from error
    if settings.address and not settings.address.startswith(("http://", "https://")):
        raise NewstickerError(
            f"{places['address']}: address must begin with http:// or https://; mend it"
        )


def _is_proxy(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "http" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
