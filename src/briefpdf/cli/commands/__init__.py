"""One verb in each file."""
