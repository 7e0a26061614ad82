"""Runs briefpdf as `python -m briefpdf`."""

from .cli.main import main

if __name__ == "__main__":
    main()
