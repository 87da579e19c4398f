"""Pure values of the room."""
