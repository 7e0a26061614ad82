"""What the verbs of `briefpdf source` print, as text and as JSON."""
