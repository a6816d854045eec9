"""Runs a command so that every fault ends in one German sentence and an exit code, never in a trace."""

import io
import os
import sys
from collections.abc import Callable

from wir.config.commands.reading import UnusableError
from wir.guidelines import FaultyError


def guarded(act: Callable[[], int], *refused: type[Exception]) -> int:
    """The exit code of `act`; 2 with the sentence on stderr for what it refuses and for an output that takes nothing.

    A reader that has seen enough (`wir ... | head`) is no fault.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        code = act()
        sys.stdout.flush()
    except FaultyError as faulty:
        print("\n".join(faulty.sentences), file=sys.stderr)
    except (UnusableError, *refused) as wrong:
        print(wrong, file=sys.stderr)
    except BrokenPipeError:
        _let_go()
        return 0
    except OSError:
        _let_go()
        print("Die Ausgabe lässt sich nicht schreiben. Ist noch Platz auf dem Datenträger?", file=sys.stderr)
    else:
        return code
    return 2


def _let_go() -> None:
    """What is still waiting to be written goes nowhere; Python would otherwise fail once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
