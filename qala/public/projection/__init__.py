"""What the public knows of the city's projects: one row per published project; every page, file and API is made of it.

Nouns: public project (the projection), its facts (`rules.facts`, one typed document in three languages), its versions
(append-only). The office's tables are read here and nowhere else in `public`: `queries.gathering` makes the facts,
`actions.refresh` keeps them after each step of the office. So totals are equal everywhere, a portal may run from a
replica without the office, and what was withdrawn has no facts left to show. It has no pages of its own.
"""
