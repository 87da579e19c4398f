"""Organisations: the bodies that answer for the city's work, as of any day.

Nouns: organisation (a department, an akimat of a district, a utility, a lift firm …), function (a piece of
competence such as heating or roads), competence (who holds a function from–to), succession (who took over
from whom), contact point (a telephone number or an address with its purpose).
It does not know people: duties are held in `people`. It does not route appeals: `catalog` does.
"""
