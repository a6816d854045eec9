"""The same sums on several machines, by Dask. Optional: one process is faster up to ten million votes.

Blocks of people and the order in which their sums are added are the same as in one process, so results agree.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from wir.algorithms.opinions.components import Work
from wir.algorithms.opinions.votes import Votes


class NotThere(Exception):
    """Dask or its scheduler is not there; the text is one German sentence."""


@contextmanager
def workers(address: str) -> Iterator[Work]:
    """A `work` for `opinion_map` that runs on the workers of the scheduler at `address`. Raises NotThere."""
    try:
        from dask.distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise NotThere(
            "Für --scheduler fehlt Dask. Es gehört nicht zur Grundausstattung: pip install 'wir-portal[dask]'."
        ) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError, TimeoutError):
        raise NotThere(f"Unter „{address}“ antwortet kein Dask.") from None
    try:
        yield lambda act, blocks: _gathered(client, act, blocks)
    finally:
        client.close()


def _gathered(client: Any, act: Callable[[Votes], Any], blocks: Iterable[Votes]) -> Iterable[Any]:
    futures = [client.submit(act, block, pure=False) for block in blocks]
    return (future.result() for future in futures)
