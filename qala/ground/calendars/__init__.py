"""Calendars: when an organisation works and when a term runs out.

Nouns: work calendar (weekly hours plus exceptions), calendar day (one exception), allowance (how much
time is given), schedule (a calendar frozen into a value that the rules count with).
It does not store deadlines; the rooms that promise something do, and recompute them on `CalendarChanged`.
"""
