"""From a brief and the registry to a Document: expansion, blocks, citations, figures."""
