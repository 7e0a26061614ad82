"""A finished document becomes a brief, its notes claims and sources."""
