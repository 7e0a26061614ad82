"""Names: reading them, and whether one says what another says."""
