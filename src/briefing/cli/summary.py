"""`briefing summary`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing summary", "every article, in order of date"),
    ("briefing summary 2018 flood", "those of 2018, and those with this word"),
    ("briefing summary story.txt -n 3", "one file, in three sentences"),
    ("briefing summary --words 60 --explain", "at most 60 words each, and why those"),
    ("html2text page.html | briefing summary", "what comes through a pipe"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(summary)


def summary(
    context: typer.Context,
    what: options.What = None,
    sentences: options.Sentences = None,
    words: options.Words = None,
    ratio: options.Ratio = None,
    method: options.ChoiceMethod = options.Method.DEFAULT,
    explain: options.Explain = False,
    full: options.Full = False,
    articles: options.Articles = None,
    date: options.Date = None,
    format: options.OutputFormat = None,
    json: options.Json = False,
    output: options.Output = None,
    width: options.Width = None,
    color: options.When = None,
    no_color: options.NoColor = False,
    plain: options.Plain = None,
    pager: options.Pager = None,
    debug: options.Debug = False,
) -> int:
    """What each article says, in its own sentences.

    Key points, who says what, when, names, what is not stated, and how the article is dated. With more than five
    articles, each is kept to its key points, unless --full is given.
    """
    from briefing import use_cases

    session = Session.start(context)
    opened = session.open(what or (), reads_pipe=True)
    answer = use_cases.summarize(
        opened.collection,
        *(what or ()),
        sentences=sentences,
        words=words,
        ratio=ratio,
        method=method.value,
        explain=explain,
    )
    return session.finish(answer, opened.problems, full=full)
