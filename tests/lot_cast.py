"""Assemblies by lot for tests: Miriam prepares them, residents go into the pool."""

from datetime import date
from typing import Any

from wir.participation.actions import assemblies, drawing, pool
from wir.participation.actions.pool import Wish
from wir.participation.models import Assembly, Draw, PoolEntry, Seat
from wir.strategy.models import PopulationShare, Process

IN_THE_POOL, POOL_OVER = date(2026, 11, 2), date(2026, 11, 21)
AGES, SEXES = ("14_26", "27_64", "65_plus"), ("female", "male", "diverse")
LIVING = {
    ("age", "under_14"): 1000, ("age", "14_26"): 1500, ("age", "27_64"): 5000, ("age", "65_plus"): 2500,
    ("sex", "female"): 5050, ("sex", "male"): 4940, ("sex", "diverse"): 10,
}  # fmt: skip


class Lots:
    """A mixin of the cast, so that `cast.open_assembly()` reads like the rest."""

    def draft_assembly(self, process: Process | None = None, **given: Any) -> Assembly:
        """Six seats in December; age and sex count, as far as known from the population of Lollar."""
        process = process or self.process()
        for (dimension, value), count in LIVING.items():
            PopulationShare.objects.get_or_create(
                process=process, dimension=dimension, value=value,
                defaults={"count": count, "day": date(2025, 12, 31), "source": "Melderegister"},
            )  # fmt: skip
        words = {
            "title": "Rat der Nachbarschaft", "purpose": "Was wird aus dem alten Bahnhof?", "size": 6,
            "begins_on": date(2026, 12, 12), "ends_on": date(2026, 12, 13), "joins_until": date(2026, 11, 20),
            "features": ["age", "sex"], "by": self.miriam, **given,
        }  # fmt: skip
        return assemblies.prepare_assembly(process, **words)

    def open_assembly(self, process: Process | None = None, **given: Any) -> Assembly:
        """The same, its pool open."""
        made = self.draft_assembly(process, **given)
        assemblies.open_pool(made, by=self.miriam, on=IN_THE_POOL)
        return made

    def wish(self, place: int = 0, **given: Any) -> Wish:
        """Somebody who wants to come; their features follow from the place."""
        features = {
            "age": AGES[place % 3],
            "sex": SEXES[2] if place == 1 else SEXES[place % 2],
            **given.pop("features", {}),
        }
        words = {
            "name": f"Mensch {place}",
            "reach_by": "email",
            "reach": f"mensch{place}@example.org",
            **given,
        }
        return Wish(features=features, **words)

    def joined(self, assembly: Assembly, people: int = 30, **given: Any) -> list[str]:
        """So many go in; their receipt codes."""
        return [
            pool.join_pool(assembly, self.wish(place, **given), on=IN_THE_POOL) for place in range(people)
        ]

    def closed_assembly(self, people: int = 30, **given: Any) -> Assembly:
        """Thirty people in the pool, which is closed."""
        made = self.open_assembly(**given)
        self.joined(made, people)
        assemblies.close_pool(made, by=self.miriam, on=POOL_OVER)
        return made

    def reckoned(self, assembly: Assembly) -> Draw:
        """What the job makes of it."""
        draw = drawing.reckon_lot(assembly, by=self.miriam, on=IN_THE_POOL)
        drawing.work_out(draw, on=IN_THE_POOL)
        draw.refresh_from_db()
        return draw

    def listed_assembly(self, **given: Any) -> Assembly:
        """The list is public."""
        made = self.closed_assembly(**given)
        self.reckoned(made)
        drawing.publish_list(made, by=self.miriam, on=IN_THE_POOL)
        return made

    def drawn_assembly(self, digits: str = "417", **given: Any) -> Assembly:
        """Three digits were drawn."""
        made = self.listed_assembly(**given)
        drawing.enter_digits(
            made,
            digits=digits,
            drawn_on=IN_THE_POOL,
            at="Rathaus, mit einem Würfel",
            witness="Pfarrerin Blum",
            by=self.miriam,
        )
        return made

    def lot_seat(self) -> Seat:
        """Somebody was drawn who can be asked by letter only, as all in this pool."""
        made = self.open_assembly()
        self.joined(made, 30, reach_by="post", reach="Gartenweg 3, 35457 Lollar")
        assemblies.close_pool(made, by=self.miriam, on=POOL_OVER)
        self.reckoned(made)
        drawing.publish_list(made, by=self.miriam, on=IN_THE_POOL)
        words = {"digits": "417", "drawn_on": IN_THE_POOL, "at": "Rathaus", "witness": "Blum"}
        drawing.enter_digits(made, by=self.miriam, **words)
        return made.seats.select_related("entry", "assembly__process").first()

    def pool_entry(self) -> PoolEntry:
        """Somebody is in an open pool."""
        made = self.open_assembly()
        self.joined(made, 1)
        return made.pool.get()

    def published_draw(self) -> Draw:
        """The draw behind a public list."""
        return self.listed_assembly().draws.get()
