"""Repeatable measurements, each against a stated limit: `python -m bench [name …] [--quick] [--size N]`."""
