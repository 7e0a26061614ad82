"""Text with positions: what every other layer points into."""
