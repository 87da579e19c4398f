"""Pure rules: identification numbers, phones, roles, masks."""
