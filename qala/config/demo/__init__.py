"""The demonstration city: an invented Astana with three months of history, made through the actions of the house.

`building` puts up the standing part (places, organisations, people, catalogue) from the texts in `data`; `story` draws
the lives of appeals from a seed and plays them in the order of time. Nothing here is used by a real city.
"""
