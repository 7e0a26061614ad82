"""A file for each way to draw a chart."""
