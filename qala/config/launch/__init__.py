"""The engine room: the embedded PostgreSQL, the parent process and what `qala run` does."""
