"""Becomes another program, that ends with the process that wanted it and holds to a memory limit.

It is run as a file, by `python -I -S`, so that it costs little: its arguments are the leash, the
bytes of memory and the command.
"""

import os
from pathlib import Path
import runpy
import sys


def main() -> None:
    """Hold this process to its limits, and become the program."""
    # As a file, without the package around it: a program is to start soon.
    found = runpy.run_path(str(Path(__file__).with_name("leash.py")))
    leash, memory, *command = sys.argv[1:]
    found["hold_to_parent"](int(leash))
    found["limit_memory"](int(memory))
    os.execv(command[0], command)  # noqa: S606 (the command is given by us)


if __name__ == "__main__":
    main()
