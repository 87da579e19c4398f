"""In and out: lists of departments by profiles, MS Project, the API of projects, calendars, webhooks.

Nouns: ProjectImport, ProjectImportRow. It writes through the actions of the rooms below.
"""
