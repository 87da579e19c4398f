"""Pages of the plan, of baselines and of change requests."""
