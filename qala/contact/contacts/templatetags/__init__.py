"""Words of the room for templates."""
