"""The English words that evidence is read by, as data."""
