"""Pure rules of places: numbers and texts in, numbers and texts out; no database, no settings."""
