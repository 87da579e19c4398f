"""The standing part of the city."""
