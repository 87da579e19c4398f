"""Thin: read the question, call one action, answer."""
