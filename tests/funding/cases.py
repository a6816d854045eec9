"""Cases as people would write them: one that is right for each round of KIV, and short ways to change it."""

ROUND_1 = {
    "line": "kiv",
    "on": "2018-06-01",
    "lead": {"kind": "municipality", "population": 20000},
    "amount": "20000.00",
    "months": 12,
    "start": "2018-10-01",
    "attachments": ["form", "project_description"],
}
ROUND_2 = {**ROUND_1, "on": "2019-10-01", "months": 18, "start": "2020-02-01"}
ROUND_3 = {
    **ROUND_2,
    "on": "2022-06-01",
    "amount": "30000.00",
    "start": "2022-10-01",
    "attachments": ["form", "concept", "finance_plan"],
}


def town(population=None, **more):
    """A municipality; without a figure nobody has said one."""
    known = {} if population is None else {"population": population}
    return {"kind": "municipality", **known, **more}


def joint(*populations, base=None):
    """A case whose first town leads and the others are partners."""
    lead, *others = populations
    return {**(base or ROUND_2), "lead": town(lead), "partners": [town(count) for count in others]}


def without(case, *keys):
    return {key: value for key, value in case.items() if key not in keys}
