"""A workspace checked part by part, from what was found before."""
