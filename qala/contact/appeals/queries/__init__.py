"""Reads of the room: searching, the map, one case, the counts of control."""
