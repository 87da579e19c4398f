"""The UI kit: shells, components, menu, search palette, preferences, charts and maps.

README.md beside this file is the contract for screen authors; `/gallery/` shows everything.
It knows no city nouns and asks permissions through a checker that a higher room supplies.
"""
