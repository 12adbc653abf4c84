"""Turn results into documents: one view per kind of result."""

from __future__ import annotations

from briefing.model.reports import (
    AdditionReport,
    FeedList,
    FetchReport,
    LibraryReport,
    RemovalReport,
    Report,
    SearchReport,
)
from briefing.model.results import (
    ActorProfile,
    ArticleList,
    ArticleTexts,
    Cast,
    IncidentComparison,
    IncidentList,
    JointSummary,
    Result,
)
from briefing.model.stories import FollowList, StoryBriefing, Timeline, Today
from briefing.render.document import Document


def view(result: Result | Report, *, full: bool = True) -> Document:
    """Lay any result out as a document.

    Without `full`, summaries keep to their key points and profiles to about a screen. Only the view that is asked for
    is imported.
    """
    match result:
        case IncidentComparison():
            from briefing.render.views.comparison import view_comparison

            return view_comparison(result)
        case IncidentList():
            from briefing.render.views.incidents import view_incidents

            return view_incidents(result)
        case ActorProfile():
            from briefing.render.views.profile import view_profile

            return view_profile(result, full=full)
        case Cast():
            from briefing.render.views.cast import view_cast

            return view_cast(result)
        case ArticleList():
            from briefing.render.views.articles import view_articles

            return view_articles(result)
        case ArticleTexts():
            from briefing.render.views.article_text import view_article_texts

            return view_article_texts(result)
        case (
            AdditionReport()
            | SearchReport()
            | FeedList()
            | FetchReport()
            | RemovalReport()
            | LibraryReport()
        ):
            from briefing.render.views.library import view_report

            return view_report(result)
        case Timeline():
            from briefing.render.views.timeline import view_timeline

            return view_timeline(result)
        case Today():
            from briefing.render.views.today import view_today

            return view_today(result)
        case FollowList():
            from briefing.render.views.today import view_follow_list

            return view_follow_list(result)
        case StoryBriefing():
            from briefing.render.views.story import view_story

            return view_story(result)
        case JointSummary():
            from briefing.render.views.together import view_together

            return view_together(result)
        case _:
            from briefing.render.views.summary import view_summaries

            return view_summaries(result, full=full)
