"""What became of claims, sources and briefs since a revision."""
