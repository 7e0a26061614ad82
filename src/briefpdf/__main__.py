"""Runs briefpdf as a program: as `briefpdf`, or as `python -m briefpdf`."""

import atexit
import gc
import os
import signal
import sys
from typing import Any

# In seconds, the tenth of what Python gives a thread.
_TURN = 0.0005
# In seconds: after how long an interruption comes once more.
_AGAIN = 0.05


def _hear_again(ignored: Any) -> None:
    """Have an interruption come again that came where nothing can be raised.

    At the end of an object, or of a lock of the imports, Python only prints an error.
    """
    if ignored.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(ignored)
        return
    import threading

    def interrupt() -> None:
        if hasattr(signal, "pthread_kill"):  # Of a signal, what waits hears, too.
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        else:
            import _thread

            _thread.interrupt_main()

    again = threading.Timer(_AGAIN, interrupt)
    again.daemon = True
    again.start()


def run() -> None:
    """Run the command line and exit.

    Whatever is to be put away at the end is; then the process ends at once. Python would first
    take apart, object by object, all that was made, which takes a tenth as long as a check. It
    would also end `python -m` by a signal after an interruption that was caught, where that came
    while a string was executed, as it is when a class is made.
    """
    code: object = None

    def leave() -> None:
        if not isinstance(code, int):
            return  # It ends by an error, which Python tells.
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # As in a program of Windows that has no window.
                    stream.flush()
        except (OSError, ValueError):
            return  # Nobody takes the rest; Python knows what to say of that.
        os._exit(code)

    # What is registered first comes last.
    atexit.register(leave)
    # What a run makes lives until its end: looking all of it through for cycles finds next to none.
    gc.set_threshold(200_000, 20, 100)
    sys.unraisablehook = _hear_again
    # What other processes answer is taken by threads, which need not wait long for their turn.
    sys.setswitchinterval(_TURN)
    try:
        from .rendering.early import start_early

        start_early(sys.argv[1:])
        from .cli.main import main

        main()
    except SystemExit as ended:
        code = ended.code
        raise
    except KeyboardInterrupt:
        # What would tell it was not there yet.
        sys.stderr.write("interrupted\n")
        code = 130
        sys.exit(code)


if __name__ == "__main__":
    run()
