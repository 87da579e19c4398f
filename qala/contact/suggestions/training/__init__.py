"""Learning a classifier from rows. The only place that imports scikit-learn: commands, jobs and measurements use it,
web processes never do (a test asks them)."""
