"""Three months of appeals: drawn from a seed, then lived through the actions of the house."""
