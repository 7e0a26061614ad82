"""Everything a workspace holds, loaded once and linked."""
