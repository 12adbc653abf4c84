"""Where a setting's value comes from, and which values cannot be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.config import (
    Color,
    Format,
    Settings,
    config_path,
    find_settings,
    settings_from,
    variable,
)
from briefing.errors import ConfigError

NOWHERE = Path("/nowhere/config.toml")


def settings(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path = NOWHERE,
) -> Settings:
    return settings_from(find_settings(flags or {}, environment or {}, file))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_defaults() -> None:
    assert settings() == Settings()


def test_every_setting_has_a_field() -> None:
    keys = [origin.key for origin in find_settings({}, {}, NOWHERE)]
    assert keys == list(Settings.__dataclass_fields__)


def test_flag_over_environment_over_file_over_default(file: Path) -> None:
    file.write_text("width = 60\ncolor = 'never'\nplain = true\n")
    environment = {"BRIEFING_WIDTH": "70", "BRIEFING_COLOR": "always"}
    origins = find_settings({"width": 80, "plain": None}, environment, file)
    found = {origin.key: (origin.value, origin.origin) for origin in origins}
    assert found["width"] == (80, "flag")
    assert found["color"] == (Color.ALWAYS, "BRIEFING_COLOR")
    assert found["plain"] == (True, str(file))
    assert found["format"] == (None, "default")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("articles", "news:/tmp/a.txt", ("news", "/tmp/a.txt")),
        ("format", "markdown", Format.MARKDOWN),
        ("width", "72", 72),
        ("color", "never", Color.NEVER),
        ("plain", "yes", True),
        ("plain", "0", False),
        ("paging", "On", True),
        ("pager", "less -R", "less -R"),
        ("no_progress", "1", True),
        ("width", "", None),  # empty is unset
    ],
)
def test_environment(key: str, text: str, value: object) -> None:
    assert getattr(settings(environment={variable(key): text}), key) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("format", "pdf"),
        ("width", "wide"),
        ("width", "19"),
        ("width", "1001"),
        ("width", "-80"),
        ("width", "٨٠"),
        ("color", "sometimes"),
        ("plain", "maybe"),
        ("pager", "  "),
        ("articles", ":"),
    ],
)
def test_environment_that_cannot_be(key: str, text: str) -> None:
    with pytest.raises(ConfigError) as raised:
        settings(environment={variable(key): text})
    assert variable(key) in str(raised.value)
    assert raised.value.hint.startswith("it must be ")
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("widht = 80", "unknown key widht", "width", id="unknown key"),
        pytest.param("width = '80'", "width in", "a whole number", id="wrong type"),
        pytest.param("width = true", "width in", "a whole number", id="true is no number"),
        pytest.param("plain = 1", "plain in", "true or false", id="1 is not true"),
        pytest.param("articles = 'news'", "articles in", "a list", id="not a list"),
        pytest.param("articles = [1]", "articles in", "a list", id="list of numbers"),
        pytest.param("color = 1", "color in", "one of auto", id="not a text"),
        pytest.param("width 80", "is not TOML", "width = 100", id="not TOML"),
        pytest.param("width = 80\n\xff", "is not TOML", "width = 100", id="stray letter"),
    ],
)
def test_file_that_cannot_be(file: Path, text: str, message: str, hint: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        settings(file=file)
    assert message in str(raised.value)
    assert hint in raised.value.hint


def test_file_that_is_not_utf8(file: Path) -> None:
    file.write_bytes(b"pager = '\xff'")
    with pytest.raises(ConfigError, match="it is not UTF-8 text"):
        settings(file=file)


def test_file_with_a_byte_order_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfwidth = 60\r\n")
    assert settings(file=file).width == 60


def test_file_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the configuration file"):
        settings(file=tmp_path)


def test_paths_of_the_file_count_from_its_folder(file: Path) -> None:
    file.write_text("articles = ['news', '/srv/news']\n")
    assert settings(file=file).articles == (str(file.parent / "news"), "/srv/news")


def test_a_home_folder_is_expanded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    file.write_text("articles = ['~/news']\n")
    assert settings(file=file).articles == ("/home/ann/news",)
    assert settings(environment={"BRIEFING_ARTICLES": "~/news"}).articles == ("/home/ann/news",)


def test_flags_are_checked_too() -> None:
    with pytest.raises(ConfigError, match="--width cannot be 5"):
        settings({"width": 5})


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"XDG_CONFIG_HOME": "/x", "HOME": "/h"}, "/x/briefing/config.toml"),
        ({"XDG_CONFIG_HOME": "", "HOME": "/h"}, "/h/.config/briefing/config.toml"),
        ({"XDG_CONFIG_HOME": "relative", "HOME": "/h"}, "/h/.config/briefing/config.toml"),
        ({"HOME": "/h"}, "/h/.config/briefing/config.toml"),
    ],
)
def test_config_path(environment: Mapping[str, str], path: str) -> None:
    assert config_path(environment) == Path(path)


def test_config_path_without_a_home_is_the_systems() -> None:
    path = config_path({})
    assert path.parts[-2:] == ("briefing", "config.toml")
    assert path.is_absolute()


def test_what_is_no_file_to_read_whole_is_refused(file: Path) -> None:
    file.write_bytes(b"#" * 100_000)
    with pytest.raises(ConfigError, match="larger than 64 KiB"):
        settings(file=file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_as_configuration_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(ConfigError, match="no regular file"):
        settings(file=file)
