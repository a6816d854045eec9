"""Assemblies by lot of the demo: one was drawn, some said no and others were drawn for them; the pool of another is open. All invented."""

from datetime import date, timedelta
from random import Random

from wir.accounts.models import User
from wir.config.demo.cast import Cast
from wir.core.days import is_meeting_day
from wir.participation.actions import assemblies, drawing, pool
from wir.participation.actions.pool import Wish
from wir.participation.models import Assembly, Draw
from wir.strategy.models import Process

FEATURES = ["age", "sex", "nationality", "neighbourhood"]
# value and weight: who comes by himself is not like the town, and that is what quotas are for
WHO: dict[str, dict[str, int]] = {
    "age": {"14_26": 10, "27_64": 55, "65_plus": 35},
    "sex": {"female": 57, "male": 42, "diverse": 1},
    "nationality": {"german": 82, "eu": 8, "other": 10},
    "neighbourhood": {"Kernstadt": 50, "Oberweiden": 27, "Bruch": 13, "Mühlgrund": 10},
}
NAMES = (
    "Amal", "Bogdan", "Carla", "Dieter", "Elif", "Farid", "Gudrun", "Hamid", "Ines", "Jonte", "Kateryna", "Lutz", "Mehmet",
    "Nour", "Oksana", "Peter", "Quirin", "Rosa", "Selin", "Thea", "Uwe", "Vera", "Wiebke", "Xenia", "Yusuf", "Zofia",
)  # fmt: skip
SEATS, IN_THE_POOL, IN_THE_OPEN_POOL = 20, 96, 23


def lots(process: Process, cast: Cast) -> None:
    """Both of them."""
    _drawn(process, cast)
    _open(process, cast)


def _two_days(first: date) -> tuple[date, date]:
    """The first two days in a row, from this one on, on which people come together."""
    while not (is_meeting_day(first) and is_meeting_day(first + timedelta(days=1))):
        first += timedelta(days=1)
    return first, first + timedelta(days=1)


def _drawn(process: Process, cast: Cast) -> None:
    first, second = _two_days(cast.ahead(24))
    made = assemblies.prepare_assembly(
        process, title="Bürgerrat: Wer hilft, wenn man neu ist?", size=SEATS, features=FEATURES, by=cast.miriam,
        purpose="Zwei Tage lang beraten 20 Menschen, was Menschen brauchen, die neu nach Weidenstadt kommen. Ihre Empfehlungen "
        "stehen mit Namen der Versammlung im Entwurf der Strategie, und die Stadt antwortet auf jede.",
        begins_on=first, ends_on=second, where="Bürgerhaus, jeweils 10 bis 16 Uhr",
        joins_until=cast.back(15),
    )  # fmt: skip
    assemblies.open_pool(made, by=cast.miriam, on=cast.back(50))
    _fill(made, IN_THE_POOL, on=cast.back(30), chance=Random(11))  # noqa: S311 - who is in an invented pool
    assemblies.close_pool(made, by=cast.miriam, on=cast.back(14))
    _settle(drawing.reckon_lot(made, by=cast.miriam, on=cast.back(14)), by=cast.miriam, on=cast.back(14))
    drawing.publish_list(made, by=cast.miriam, on=cast.back(13))
    drawing.enter_digits(
        made, digits="417", drawn_on=cast.back(12), at="Rathaus, Foyer, mit einem zehnseitigen Würfel",
        witness="Pastorin Lena Vogt", by=cast.miriam,
    )  # fmt: skip
    for place, seat in enumerate(made.seats.select_related("entry", "assembly")):
        answer = "no" if place in (3, 11) else "silent" if place == 7 else "yes" if place < 16 else ""
        if answer:
            drawing.note_answer(seat, answer=answer, by=cast.miriam, on=cast.back(8))
    _settle(drawing.fill_seats(made, by=cast.miriam, on=cast.back(6)), by=cast.miriam, on=cast.back(6))


def _settle(draw: Draw, *, by: User, on: date) -> None:
    """Reckoned; where chance has left too few of a group, once more with loosened quotas."""
    drawing.work_out(draw, on=on)
    draw.refresh_from_db()
    if draw.has_a_way_out:
        reason = "Aus einer Gruppe sind nicht mehr genug Menschen im Topf."
        drawing.work_out(drawing.loosen_quotas(draw, reason=reason, by=by, on=on), on=on)


def _open(process: Process, cast: Cast) -> None:
    made = assemblies.prepare_assembly(
        process, title="Jugend und Alter am Bruch", size=12, features=["age", "sex"], by=cast.miriam,
        purpose="Wie wird der Platz am Bruch ein Ort für alle? Zwölf Menschen beraten einen Nachmittag lang, "
        "der Ortsbeirat hört zu und antwortet noch am selben Tag.",
        begins_on=cast.meets(62), ends_on=cast.meets(62), where="Alte Schule, 14 bis 18 Uhr", joins_until=cast.ahead(21),
    )  # fmt: skip
    assemblies.open_pool(made, by=cast.miriam, on=cast.back(5))
    _fill(made, IN_THE_OPEN_POOL, on=cast.back(3), chance=Random(5))  # noqa: S311 - who is in an invented pool


def _fill(made: Assembly, people: int, *, on: date, chance: Random) -> None:
    asked = list(dict.fromkeys(made.quotas.values_list("feature", flat=True)))
    for place in range(people):
        said = {name: chance.choices(list(WHO[name]), weights=list(WHO[name].values()))[0] for name in asked}
        name = NAMES[place % len(NAMES)]
        wish = Wish(
            name=f"{name} {chr(65 + place // len(NAMES))}.", reach_by="email", features=said,
            reach=f"{name.lower()}{place}@post.example", household=f"Haus {place // 2}" if place < 8 else "",
        )  # fmt: skip
        pool.join_pool(made, wish, on=on)
