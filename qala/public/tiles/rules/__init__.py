"""Squares of the world, and what is drawn in one."""
