"""What the city publishes of appeals: list, map, districts, feeds, a part for other sites, measured times.

Nouns: publication (what a moderator has released of one appeal), public place (how exactly a topic's place is shown),
terms of publication (the room's parameters), measured times, embedding site. What is public stands in one place,
`access.public_appeals`; everything else in the room, its feeds and its API starts from it. It does not write appeals
and shows nothing of a person: words and photos leave only by `actions.release`.
"""
