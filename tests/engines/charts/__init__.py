"""Charts, tested by the geometry of their drawings."""
