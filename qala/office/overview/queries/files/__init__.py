"""The sheets of a report as files."""
