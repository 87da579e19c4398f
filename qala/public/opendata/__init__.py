"""Open data: what the city builds for programs, by the standards they know.

OC4IDS 0.9.5 of the portfolio (`rules.oc4ids` writes and checks it), its change feed and its monthly snapshots. Noun:
snapshot. All of it is made of `projection`; nobody signs in, and nothing is written while somebody reads.
"""
