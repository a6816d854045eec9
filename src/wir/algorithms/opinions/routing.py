"""Which statement to show next: those that are new, divide, and are not passed over (Small and others 2021)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
META = 49.0


def extremity(mean: Floats, loading: Floats) -> Floats:
    """How far from the middle somebody would stand who agrees to this statement and has seen no other."""
    return np.asarray(np.sqrt(len(mean)) * np.abs(1 - mean) * np.linalg.norm(loading, axis=1))


def priorities(
    agree: Floats, passed: Floats, seen: Floats, extreme: Floats, meta: npt.NDArray[np.bool_]
) -> Floats:
    """Weight of each statement in the draw. Few votes raise it eightfold; statements about the process have a fixed one."""
    importance = (1 - (passed + 1) / (seen + 2)) * (1 + extreme) * (agree + 1) / (seen + 2)
    return np.where(meta, META, (importance * (1 + 8 * np.exp2(-seen / 5))) ** 2)


def draw(priority: Floats, unseen: npt.NDArray[np.bool_], rng: np.random.Generator) -> int | None:
    """One statement that the person has not seen, by chance in proportion to priority; None when none is left."""
    places = np.flatnonzero(unseen)
    if not len(places):
        return None
    chance = priority[places]
    total = float(chance.sum())
    return int(rng.choice(places, p=chance / total if total > 0 else None))
