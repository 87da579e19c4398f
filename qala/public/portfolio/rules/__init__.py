"""Pure: how curves are drawn, what is new."""
