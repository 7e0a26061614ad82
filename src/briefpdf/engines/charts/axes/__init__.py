"""Scales of time and of values, and how labels stand along them."""
