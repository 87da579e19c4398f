"""What each layer shows in a tile."""
