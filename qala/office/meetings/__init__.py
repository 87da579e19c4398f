"""Meetings: agenda from concerns, protocol, decisions, assignments under control.

Nouns: Meeting, AgendaItem, Decision, Assignment, Protocol. A decision changes a plan by a change request alone.
"""
