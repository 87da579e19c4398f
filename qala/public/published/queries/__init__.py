"""Reads: every one of them begins with `access.public_appeals`."""
