"""Pure values: statuses, the plan as it was shown, parameters."""
