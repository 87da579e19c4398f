"""Open data: what the city builds for programs, by the standards they know.

OC4IDS 0.9.5 of the portfolio (`rules.oc4ids` writes and checks it), its change feed and its monthly snapshots; datasets
as files and as OGC API Features; what staff decides about a dataset; how good our data are; who uses them. Nouns:
snapshot, release decision, quality report, use. Projects come from `projection`, appeals from `published`; nobody signs
in to read, and no row is written while somebody reads, but a counter of limits.
Files that were asked for lie ready on the disk (`shelf`).
"""
