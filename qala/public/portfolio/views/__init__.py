"""Thin: read, choose a template."""
