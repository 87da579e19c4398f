"""Forms of accounts and duties."""
