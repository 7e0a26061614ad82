"""Runs briefpdf as `python -m briefpdf`."""

import signal

from .cli.main import INTERRUPTED, main


def run() -> None:
    """Run the command line and exit, with 130 after an interruption.

    `python -m` exits by the signal itself where an interruption came while a string was executed,
    as it is when a dataclass is made, though it was caught. Held back, the signal stays without
    effect and the exit code stands.
    """
    try:
        main()
    except SystemExit as ended:
        if ended.code == INTERRUPTED and hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        raise


if __name__ == "__main__":
    run()
