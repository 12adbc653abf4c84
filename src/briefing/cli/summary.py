"""The command `briefing summary`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.choices import Method
from briefing.cli.session import Session
from briefing.errors import ConfigError

EXAMPLES = options.examples(
    ("briefing summary", "every article, in order of date"),
    ("briefing summary 2018 flood", "those of 2018, and those with this word"),
    ("briefing summary story.txt -n 3", "one file, in three sentences"),
    ("briefing summary 1 --full", "all sections of an article, whole"),
    ("briefing summary --words 60 --explain", "at most 60 words each, and why those"),
    ("briefing summary --together flood", "one summary of all with this word"),
    ("html2text page.html | briefing summary", "what comes through a pipe"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(summary)


@options.writes_and_fetches
def summary(
    context: typer.Context,
    what: options.What = None,
    sentences: options.Sentences = None,
    words: options.Words = None,
    ratio: options.Ratio = None,
    method: options.ChoiceMethod = Method.DEFAULT,
    explain: options.Explain = False,
    together: options.Together = False,
    lang: options.Lang = None,
    full: options.Full = False,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """What each article says, in its own sentences.

    Key points, figures, voices, days, what is next and what is open, as far as one screen holds them: --full shows all,
    with a timeline, who is who and how the article is dated. With more than five articles, each is kept to its key
    points. With --together, what all of them say: told once, in order of time, with the numbers on which they differ.
    """
    from briefing import use_cases

    session = Session.start(context)
    if together and full:
        raise ConfigError(
            "--together and --full contradict each other",
            hint="a summary of all articles has one form; leave out --full",
        )
    chosen = session.selectors(what)
    opened = session.open(chosen, reads_pipe=True)
    summarize = use_cases.summarize_together if together else use_cases.summarize
    answer = summarize(
        opened.collection,
        *chosen,
        sentences=sentences,
        words=words,
        ratio=ratio,
        method=method.value,
        explain=explain,
        language=lang.value if lang else None,
    )
    return session.finish(answer, opened, full=full)
