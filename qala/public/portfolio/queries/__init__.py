"""Reads of the room: pages, files and the feed of a project."""
