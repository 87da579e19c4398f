"""Thin: read, call one action, choose a template."""
