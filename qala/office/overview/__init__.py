"""All projects at once: standing, health, forecasts, clashes, portfolio pages, totals and what is taken away as files.

It reads the rooms below and writes standings alone.
"""
