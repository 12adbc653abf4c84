"""Names of people, groups and places: mentions, titles, aliases and chains."""
