"""Reads: everything "as of" a day, over distinct leaves."""
