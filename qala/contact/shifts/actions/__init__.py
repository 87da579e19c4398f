"""One verb per function; pages, jobs and other rooms call these."""
