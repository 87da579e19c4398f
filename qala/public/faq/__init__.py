"""Frequent questions: the public face of the knowledge base."""
