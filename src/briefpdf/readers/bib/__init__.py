"""The reader of refs.bib: text to entries, entries to references."""
