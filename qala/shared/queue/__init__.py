"""The page of the job queue: what waits, runs, failed; by the clock; which workers live."""
