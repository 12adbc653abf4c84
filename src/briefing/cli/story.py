"""The command `briefing story`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing story 12", "the story that article 12 is of"),
    ("briefing story Ashford dam", "the story of most articles with these words"),
    ("briefing story flood -a news/", "in the articles of a folder"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(story)


@options.writes_and_fetches
def story(
    context: typer.Context,
    what: options.NeededWhat,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """One story whole, over all articles that tell of it.

    What the latest articles say, how it came, a sentence a day, tolls that differ, who says what, what is next and what
    is open. Where WHAT means articles of several stories, the one with most of them is told.
    """
    from briefing.arguments import LIBRARY, is_path
    from briefing.cli.naming import usual_names
    from briefing.use_cases.story_briefing import story as tell_story
    from briefing.use_cases.story_briefing import story_of_library

    session = Session.start(context)
    chosen = session.selectors(what)
    if articles or any(map(is_path, chosen)) or usual_names(session.settings) != (LIBRARY,):
        opened = session.open(chosen)
        return session.finish(tell_story(opened.collection, *chosen), opened)
    answer, opened = story_of_library(
        session.library, chosen, on_progress=session.progress("reading article {} of {}")
    )
    return session.finish(answer, opened)
