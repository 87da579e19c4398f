"""What the city publishes of appeals: list, map, districts, feeds, a part for other sites, measured times."""
