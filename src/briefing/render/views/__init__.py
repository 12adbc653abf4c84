"""Results as documents: one view per kind of result."""

from __future__ import annotations

from briefing.model.results import (
    ActorProfile,
    ArticleList,
    IncidentComparison,
    JointSummary,
    Result,
)
from briefing.render.document import Document
from briefing.render.views.articles import view_articles
from briefing.render.views.comparison import view_comparison
from briefing.render.views.profile import view_profile
from briefing.render.views.summary import view_summaries

__all__ = ["view", "view_articles", "view_comparison", "view_profile", "view_summaries"]


def view(result: Result, *, full: bool = True) -> Document:
    """Any result as a document. Without `full`, summaries keep to their key points."""
    match result:
        case IncidentComparison():
            return view_comparison(result)
        case ActorProfile():
            return view_profile(result)
        case ArticleList():
            return view_articles(result)
        case JointSummary():
            from briefing.render.views.together import view_together

            return view_together(result)
        case _:
            return view_summaries(result, full=full)
