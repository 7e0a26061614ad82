"""YAML as it is written: where each part stands, and how to change one and leave the rest."""
