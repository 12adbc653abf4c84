"""The results that commands print: summary, comparison and profile."""
