"""Pages of the calendars."""
