"""Files of others, opened with care: packing by content, bounded sizes, JSON piece by piece, YAML by people.

What a file means is the matter of the room that takes it over (registers of appeals, lists of projects).
"""
