"""The projects of the demonstration city: drawn with a seed, then lived through the rooms' own actions."""
