"""Settings, addresses and the launcher: the only wing that knows all the others."""
