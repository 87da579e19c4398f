"""Reads of the room: the gate, the caller, the answers while typing, figures."""
