"""Reads of the room: services, requests, clients."""
