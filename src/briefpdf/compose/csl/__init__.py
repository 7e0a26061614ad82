"""Sources laid out by a CSL style, through pandoc's citeproc."""
