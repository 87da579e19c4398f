"""The adapters: one protocol, one module a channel. See `base`."""
