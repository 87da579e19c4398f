"""Vector tiles (MVT) of what is public, for maps of others and for the heavy layers of ours.

Nouns: tile, layer. Everything shown comes from `portfolio` and `published`, by their rules and their filters; the room
keeps no rows of its own.
"""
