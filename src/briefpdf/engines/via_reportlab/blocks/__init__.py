"""Blocks as strips: what no column breaks."""
