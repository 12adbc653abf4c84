"""Stories: group the articles that tell of one matter, what is new, timelines."""
