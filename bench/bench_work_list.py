"""Claims: the officials' work list of 1,000 and of 10,000 applications, 50 a page: at most 12 statements, 25 ms, 120 kB."""

import sys

import cases

PEERS = {"Hypha": (282, 142), "pretalx": (213, 23)}
LIMITS = (12, 25.0, 120_000)
PAGES = {
    "first page": "/foerderung/arbeit/",
    "team, last page": "/foerderung/arbeit/?ansicht=team&seite=9999",
    "search in done": "/foerderung/arbeit/?ansicht=erledigt&suche=Nummer+77&linie=kiv_muster",
}


def main() -> bool:
    cast = cases.world()
    client, results = cast.client("karim"), []
    for number in (1_000, 10_000):
        cases.fill(cast, number)
        for name, url in PAGES.items():
            found = cases.cost(client, url)
            results.append(cases.judge(f"work list of {number:,}, {name}", found, LIMITS))
            if number == 1_000 and name == "first page":
                cases.beside(PEERS, found)
    return all(results)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
