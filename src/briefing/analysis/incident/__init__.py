"""One incident: its kind, triggers and facets."""
