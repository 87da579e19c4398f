"""Rules of organisations. Pure values in, values out."""
