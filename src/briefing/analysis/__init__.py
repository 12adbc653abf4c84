"""From annotated articles to results: summaries, incidents and their comparison, actor profiles."""
