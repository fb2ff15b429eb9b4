"""Settings by file and by environment: which goes first, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import asdict

from newsticker.model import NewstickerError
from newsticker.settings import Settings, read_settings, variable_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "newsticker.toml"


def test_the_environment_goes_before_the_file_and_the_file_before_the_defaults(file: Path) -> None:
    file.write_text('name = "Wisse"\nmost_quoted = 500\n', encoding="utf8")
    settings = read_settings(file, {"NEWSTICKER_NAME": "Ilme", "NEWSTICKER_LONGEST_EXCERPT": "90"})
    assert settings == Settings(name="Ilme", most_quoted=500, longest_excerpt=90)


@pytest.mark.parametrize("key", asdict(Settings()))
def test_every_setting_can_be_given_by_the_environment(file: Path, key: str) -> None:
    default = asdict(Settings())[key]
    given: dict[type, tuple[str, object]] = {
        str: ("https://ilme.example/", "https://ilme.example/"),
        int: ("7", 7),
        bool: ("false" if default else "true", not default),
    }
    words = {
        "timezone": "UTC",
        "log_format": "json",
        "log_level": "error",
        "trusted_proxies": "10.0.0.0/8",
        "proxy": "http://proxy.example:3128",
    }
    text, value = (words[key], words[key]) if key in words else given[type(default)]
    assert asdict(read_settings(file, {variable_of(key): text}))[key] == value != default


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("NEWSTICKER_MOST_QUOTED", "many"),
        ("NEWSTICKER_TIMEZONE", "Mars/Olympus"),
        ("NEWSTICKER_ADDRESS", "ilme.example"),
        ("NEWSTICKER_LOG_FORMAT", "xml"),
        ("NEWSTICKER_TRUSTED_PROXIES", "127.0.0.1, proxy.example"),
        ("NEWSTICKER_KEEP_DAYS", "1000000"),
        ("NEWSTICKER_PROXY", "socks5://proxy.example"),
        ("NEWSTICKER_PROXY", "http://proxy.example:none"),
    ],
)
def test_a_variable_that_cannot_be_is_named(file: Path, variable: str, text: str) -> None:
    file.write_text('timezone = "UTC"\naddress = "https://wisse.example/"\n', encoding="utf8")
    with pytest.raises(NewstickerError, match=f"^{variable}: .*(mend|name)"):
        read_settings(file, {variable: text})


def test_a_mistake_of_the_file_is_told_even_where_the_environment_goes_first(file: Path) -> None:
    file.write_text("name = 5", encoding="utf8")
    with pytest.raises(NewstickerError, match=r"newsticker\.toml"):
        read_settings(file, {"NEWSTICKER_NAME": "Ilme"})


def test_another_file_can_be_named_and_has_to_be_there(file: Path, tmp_path: Path) -> None:
    file.write_text('name = "Wisse"', encoding="utf8")
    other = tmp_path / "other.toml"
    with pytest.raises(
        NewstickerError, match=r"other\.toml: is not there; mend NEWSTICKER_SETTINGS"
    ):
        read_settings(file, {"NEWSTICKER_SETTINGS": str(other)})
    other.write_text('name = "Ilme"', encoding="utf8")
    assert read_settings(file, {"NEWSTICKER_SETTINGS": str(other)}).name == "Ilme"


def test_variables_of_others_are_passed_over(file: Path) -> None:
    assert read_settings(file, {"NEWSTICKER_SERVICE_HOST": "10.0.0.1", "NAME": "x"}) == Settings()
