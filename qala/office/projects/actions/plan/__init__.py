"""Verbs of the plan: scheduling, changes and their undoing, baselines, progress."""
