"""Screens and JSON answers of places."""
