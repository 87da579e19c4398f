"""Loading of places from files with a mapping: reading, mapping, one loader for each kind."""
