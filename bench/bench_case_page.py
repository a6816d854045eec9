"""Claim: the page of one case among 1,000 applications: at most 20 statements and 20 ms."""

import sys

import cases

PEERS = {"Hypha": (80, 55), "pretalx": (49, 24)}
LIMITS = (20, 20.0, None)


def main() -> bool:
    cast = cases.world()
    cases.fill(cast, 1_000)
    client, results = cast.client("sabine"), []
    for state in ("submitted", "prepared", "awarded"):
        found = cases.cost(client, f"/foerderung/arbeit/antraege/{getattr(cast, state)().pk}/")
        results.append(cases.judge(f"case page, {state}", found, LIMITS))
        cases.beside(PEERS, found)
    return all(results)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
