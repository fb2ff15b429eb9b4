"""What an operator decides, read from one file: ``newsticker.toml`` beside the database."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from newsticker.model import NewstickerError

FILE_NAME = "newsticker.toml"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of one ticker.

    ``address`` is the public address of the site, for links in feeds; empty means: as the reader
    called it. ``imprint`` and ``privacy`` are running text, paragraphs apart by an empty line.
    ``most_live_readers`` is how many may follow the live stream at once.
    ``most_quoted`` and ``longest_excerpt`` count characters of somebody else's article.
    """

    name: str = "Newsticker"
    address: str = ""
    timezone: str = "Europe/Berlin"
    imprint: str = ""
    privacy: str = ""
    most_quoted: int = 800
    longest_excerpt: int = 200
    most_live_readers: int = 10_000

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which times are shown."""
        return ZoneInfo(self.timezone)


def read_settings(file: Path) -> Settings:
    """Returns the settings of a file, the defaults where there is none.

    Raises NewstickerError where the file is not TOML, has an unknown key, a value of another type
    or an unknown time zone.
    """
    try:
        settings = msgspec.toml.decode(file.read_bytes(), type=Settings)
        ZoneInfo(settings.timezone)
    except FileNotFoundError:
        return Settings()
    except (msgspec.MsgspecError, ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise NewstickerError(f"settings {file}: {error}; mend or remove the file") from error
    if settings.address and not settings.address.startswith(("http://", "https://")):
        raise NewstickerError(f"settings {file}: address must begin with http:// or https://")
    return settings
