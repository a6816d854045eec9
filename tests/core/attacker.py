"""An attacker written apart from the product: asks for each value whether anything published speaks against it."""

import numpy as np
from scipy.optimize import LinearConstraint, milp


class Attacker:
    """Knows all tables, that counts are never negative, never fall, that ten or more came in between, that a cell which
    a table did not have counted nobody then, and that everybody who answered ticked something."""

    def __init__(self, tables, ways):
        self.ways = ways
        self.everybody = [list(table.cells) if table.parts else ["N"] for table in tables]
        names = list(dict.fromkeys([*tables[-1].cells, *self.everybody[-1]]))
        keys = [(t, w, c) for t in range(len(tables)) for w in ways for c in names]
        self.index = {key: number for number, key in enumerate(keys)}
        self.rows, self.low, self.high = [], [], []
        for t, table in enumerate(tables):
            self.read(t, table)
        for t in range(1, len(tables)):
            for way, cell in ((w, c) for w in ways for c in names):
                self.add({(t, way, cell): 1, (t - 1, way, cell): -1}, 0)
            came = {(t, w, c): 1 for w in ways for c in self.everybody[t]}
            self.add(came | {(t - 1, w, c): -1 for w in ways for c in self.everybody[t - 1]}, 10)
            for way, cell in ((w, c) for w in ways for c in tables[-1].cells if c not in tables[t - 1].cells):
                self.add({(t - 1, way, cell): 1}, 0, 0)
            for way in ways if not tables[t].parts else ():
                self.ticked(way, tables[t].cells, {t: 1, t - 1: -1})

    def read(self, t, table):
        for cell, shown in table.cells.items():
            self.know([(t, w, cell) for w in self.ways], shown)
        for way, figures in table.groups.items():
            for cell, shown in figures.items():
                self.know([(t, way, cell)], shown)
        for shown in table.total.values():
            self.know([(t, w, c) for w in self.ways for c in self.everybody[t]], shown)
        for way, shown in table.group_totals.items():
            self.know([(t, way, c) for c in self.everybody[t]], shown)
        for way in self.ways if not table.parts else ():
            self.ticked(way, table.cells, {t: 1})

    def ticked(self, way, cells, signs):
        """Those who answered (or came in between) ticked each cell once at most, and one of them at least."""
        who = {(t, way, "N"): sign for t, sign in signs.items()}
        for cell in cells:
            self.add({**who, **{(t, way, cell): -sign for t, sign in signs.items()}}, 0)
        ticks = {(t, way, cell): sign for t, sign in signs.items() for cell in cells}
        self.add({**ticks, **{key: -sign for key, sign in who.items()}}, 0)

    def know(self, members, shown):
        low, high = (0, 7) if shown is None else (shown - 2, shown + 2)
        self.add(dict.fromkeys(members, 1), low, high)

    def add(self, terms, low, high=np.inf):
        row = np.zeros(len(self.index))
        for key, factor in terms.items():
            row[self.index[key]] = factor
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def five_values(self, terms, true):
        """The first five values found that the sum of these counts can have, beginning with the true one."""
        row = np.zeros(len(self.index))
        for key, factor in terms.items():
            row[self.index[key]] = factor
        around = [true, *(true + sign * step for step in range(1, 9) for sign in (1, -1))]
        found = []
        for value in (value for value in around if value >= 0):
            found += [value] if self._possible(row, value) else []
            if len(found) == 5:
                break
        return found

    def _possible(self, row, value):
        constraint = LinearConstraint(
            np.array([*self.rows, row]), np.array([*self.low, value]), np.array([*self.high, value])
        )
        return milp(
            np.zeros(len(self.index)), constraints=constraint, integrality=np.ones(len(self.index))
        ).success
