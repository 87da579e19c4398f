"""The project office: what the city builds, for how much, how far it is and why it is late."""
