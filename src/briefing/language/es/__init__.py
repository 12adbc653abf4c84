"""Spanish as data: numbers, the calendar, rules of temporal expressions."""
