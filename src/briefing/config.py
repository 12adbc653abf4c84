"""Load settings: flag over environment over configuration file over default."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from briefing.errors import ConfigError
from briefing.frozen import dataclass

NARROWEST, WIDEST = 20, 1000
"""The widths, in columns, that a briefing can be laid out in."""

LARGEST = 64 * 1024
"""Bytes that the configuration file may have."""


class Format(StrEnum):
    """How a briefing is written; docs/formats.md tells what each is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SVG = "svg"
    CSV = "csv"
    HTML = "html"
    EML = "eml"
    OBSIDIAN = "obsidian"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


class Color(StrEnum):
    """When a briefing is styled."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a reader can set once for all commands.

    `library` is the library's file, None for the usual one. `allow_local` lets local addresses be fetched.
    `width` is in columns; None means the terminal's own width, or 100 in a pipe. `format` is None where nobody chose
    one: text, unless an output file's extension says otherwise. `paging` is None
    where what is higher than the screen is paged. `pager` is a shell command. `mail_from` and `mail_to`
    are addresses as a mail has them.
    """

    articles: tuple[str, ...] = ("seeds",)
    library: Path | None = None
    format: Format | None = None
    width: int | None = None
    color: Color = Color.AUTO
    plain: bool = False
    paging: bool | None = None
    pager: str | None = None
    mail_from: str | None = None
    mail_to: str | None = None
    no_progress: bool = False
    allow_local: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting's value and where it comes from.

    The origin is in words: "flag", "BRIEFING_WIDTH", a path, "default".
    """

    key: str
    value: object
    origin: str


def config_path(environment: Mapping[str, str]) -> Path:
    """Where the configuration file is looked for, whether or not it is there.

    `$XDG_CONFIG_HOME/briefing/config.toml` if that variable holds an absolute path (the XDG Base Directory
    Specification tells to ignore a relative one), else the user's configuration folder on this system.
    """
    return _home(environment, "config") / "briefing" / "config.toml"


def library_path(environment: Mapping[str, str]) -> Path:
    """The default path of the library, whether or not it is there.

    A setting may say otherwise. `$XDG_DATA_HOME/briefing/library.sqlite`, by the rules of `config_path`.
    """
    return _home(environment, "data") / "briefing" / "library.sqlite"


def find_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], file: Path
) -> tuple[Origin, ...]:
    """Each setting with its value and where that comes from.

    Flags that are None were not given.

    Raises:
        ConfigError: the file cannot be read, holds an unknown key, or some value cannot be.
    """
    in_file = _read_file(file)
    return tuple(_find(key, flags, environment, in_file, file) for key in _KINDS)


def settings_from(origins: tuple[Origin, ...]) -> Settings:
    """The settings that `find_settings` found."""
    return Settings(**{origin.key: origin.value for origin in origins})  # type: ignore[arg-type]


def variable(key: str) -> str:
    """The environment variable of a setting, such as `BRIEFING_WIDTH`."""
    return f"BRIEFING_{key.upper()}"


_USUAL_HOMES = {"config": ".config", "data": ".local/share"}


def _home(environment: Mapping[str, str], kind: str) -> Path:
    """The user's folder for files of a kind, `config` or `data`."""
    named = Path(environment.get(f"XDG_{kind.upper()}_HOME", ""))
    if named.is_absolute():
        return named
    home = Path(environment.get("HOME", ""))
    if sys.platform not in ("darwin", "win32") and home.is_absolute():
        # What platformdirs would say, without the 6 ms that importing it takes.
        return home / _USUAL_HOMES[kind]
    import platformdirs

    return Path(
        platformdirs.user_config_dir() if kind == "config" else platformdirs.user_data_dir()
    )


def _find(
    key: str,
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    in_file: Mapping[str, object],
    file: Path,
) -> Origin:
    kind, name = _KINDS[key], variable(key)
    if flags.get(key) is not None:
        return Origin(key, kind.check(flags[key], f"--{key.replace('_', '-')}"), "flag")
    if environment.get(name):
        return Origin(key, kind.check(kind.parse(environment[name]), name), name)
    if key in in_file:
        value = kind.check(in_file[key], f"{key} in {file}")
        return Origin(key, _from_folder(value, file.parent), str(file))
    return Origin(key, Settings.__dataclass_fields__[key].default, "default")


def _from_folder(value: object, folder: Path) -> object:
    """A path or a list of paths counted from the configuration file's folder; anything else as it is."""
    if isinstance(value, Path):
        return folder / value
    if not isinstance(value, tuple):
        return value
    return tuple(
        path if path == "library:" else str(folder / Path(path).expanduser()) for path in value
    )


def _read_file(file: Path) -> Mapping[str, object]:
    try:
        mode = file.stat().st_mode
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            raise _unreadable(file, "it is no regular file")
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise _unreadable(file, f"it is larger than {LARGEST // 1024} KiB")
        text = data.decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise _unreadable(file, (error.strerror or str(error)).lower()) from error
    except UnicodeError as error:
        raise _unreadable(file, "it is not UTF-8 text") from error
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"the configuration file {file} is not TOML: {error}",
            subject=str(file),
            hint='a line looks like this: width = 100, or this: color = "never"',
        ) from error
    for key in values:
        if key not in _KINDS:
            raise ConfigError(
                f"unknown key {key} in {file}", subject=key, hint=f"known keys: {', '.join(_KINDS)}"
            )
    return values


def _unreadable(file: Path, reason: str) -> ConfigError:
    return ConfigError(
        f"cannot read the configuration file {file}: {reason}",
        subject=str(file),
        hint="briefing config path shows where it is looked for",
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a setting is read from text, and what makes a value of it right."""

    expected: str
    parse: Callable[[str], object]
    accept: Callable[[object], object]

    def check(self, value: object, where: str) -> object:
        try:
            return self.accept(value)
        except (TypeError, ValueError) as error:
            raise ConfigError(
                f"{where} cannot be {value!r}", subject=where, hint=f"it must be {self.expected}"
            ) from error


def _number_or_text(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() else text


def _accept_width(value: object) -> int:
    if type(value) is not int or not NARROWEST <= value <= WIDEST:
        raise ValueError
    return value


def _yes_or_no(text: str) -> object:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    return words.get(text.lower(), text)


def _accept_bool(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError
    return value


def _accept_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError
    return value


def _accept_addresses(value: object) -> str:
    if not isinstance(value, str) or not all(map(_ADDRESS.fullmatch, value.split(","))):
        raise ValueError
    return value


_ADDRESS = re.compile(r" *(?:[^@<>\x00-\x1f\x7f]*<[\w.+-]+@[\w.-]+>|[\w.+-]+@[\w.-]+) *", re.ASCII)


def _accept_path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_accept_text(value)).expanduser()


def _accept_paths(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise TypeError
    return tuple(_accept_text(path) for path in value)


def _choice(choices: type[StrEnum]) -> _Kind:
    return _Kind("one of " + ", ".join(choices), str, choices)


_ADDRESSES = _Kind("mail addresses, such as Ann <ann@example.org>", str, _accept_addresses)
_SWITCH = _Kind("true or false", _yes_or_no, _accept_bool)
_KINDS = {
    "articles": _Kind(
        "a list of files and folders",
        lambda text: (
            [text]
            if text == "library:"
            else [str(Path(path).expanduser()) for path in text.split(os.pathsep) if path]
        ),
        _accept_paths,
    ),
    "library": _Kind("a path", str, _accept_path),
    "format": _choice(Format),
    "width": _Kind(f"a whole number from {NARROWEST} to {WIDEST}", _number_or_text, _accept_width),
    "color": _choice(Color),
    "plain": _SWITCH,
    "paging": _SWITCH,
    "pager": _Kind("a command, such as less -R", str, _accept_text),
    "mail_from": _ADDRESSES,
    "mail_to": _ADDRESSES,
    "no_progress": _SWITCH,
    "allow_local": _SWITCH,
}
