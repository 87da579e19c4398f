"""Pure values in, pure values out."""
