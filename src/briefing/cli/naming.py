"""Choose where a command's articles come from; explain where there are none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from briefing.config import Settings, library_path
from briefing.errors import ConfigError, SourceError, SourceNotFound

SEEDS = "seeds"
"""The folder that is read where nothing else is named."""


def usual_names(settings: Settings) -> tuple[str, ...]:
    """The sources read by default.

    They are those set, a library that is set, ./seeds, the usual library.
    """
    from briefing.arguments import LIBRARY

    if settings.articles != (SEEDS,):
        return settings.articles
    if settings.library is not None:
        return (LIBRARY,)
    folder = tuple(name for name in settings.articles if Path(name).exists())
    return folder or ((LIBRARY,) if library_path(os.environ).exists() else ())


def nothing_named(what: Sequence[str] = ()) -> NoReturn:
    """Say that nothing is named, and what could be.

    Of a word with a suffix it says that there is no such file.

    Raises:
        SourceNotFound: always.
    """
    from briefing.selection import is_number_or_date

    missing = next(
        (word for word in what if Path(word).suffix and not is_number_or_date(word)), None
    )
    if missing is not None:
        from briefing.sources.files import not_found

        raise not_found(missing)
    raise SourceNotFound(
        "no articles are named, and there is neither a library nor a folder ./seeds",
        hint="name files, folders or addresses, as in briefing summary story.txt,\n"
        "or add them to your library first: briefing add news/",
    )


def given_dates(given: Sequence[str]) -> dict[str, str]:
    """The dates of `--date N=DATE`, by selector.

    Raises:
        ConfigError: one does not say which article.
    """
    dates = {}
    for text in given:
        selector, equals, date = text.rpartition("=")
        if not selector or not equals:
            raise ConfigError(
                f"--date {text} does not say which article",
                subject=text,
                hint="write the article, then its date: --date 2=2026-02",
            )
        dates[selector] = date
    return dates


def no_articles(problems: Sequence[SourceError], names: Sequence[str]) -> SourceError:
    """The error of a run that found nothing to read.

    All problems but the one returned are said here.
    """
    from briefing.cli import messages

    if not problems:
        return SourceNotFound(f"there are no articles in {' '.join(names)}")
    messages.say_problems(problems[:-1], hint_to_come=problems[-1].hint)
    return problems[-1]
