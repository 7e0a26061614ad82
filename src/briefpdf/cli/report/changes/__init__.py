"""One format of changes in each file."""
