"""Charts of claims, drawn once for every engine."""
