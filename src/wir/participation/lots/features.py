"""What people say of themselves for a lot: a small fixed set, in the words of the stock-taking. From 14 years on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wir.participation import dimensions
from wir.participation.models import Quota
from wir.strategy.models import PopulationShare, Process

TOO_YOUNG = "under_14"
OFFERED = (dimensions.AGE, dimensions.SEX, dimensions.NATIONALITY, dimensions.CHILDREN)
SHORT: Mapping[str, object] = {
    "age": _("Alter"),
    "sex": _("Geschlecht"),
    "nationality": _("Pass"),
    "children": _("Sorgt für Kinder"),
    dimensions.NEIGHBOURHOOD: _("Wohnort"),
}
NATIONALITIES: Mapping[str, object] = {
    "german": _("deutsch"),
    "eu": _("anderes Land der EU"),
    "other": _("Land außerhalb der EU, oder keiner"),
}
ASKS = {one.name: one.asks for one in OFFERED} | {dimensions.NEIGHBOURHOOD: _("Wo wohnen Sie?")}


@dataclass(frozen=True)
class Figure:
    """How many people with this value live there, if that is known, and on which day."""

    people: int | None
    day: object | None


def values_of(feature: str, named: Sequence[str] = ()) -> dict[str, object]:
    """Value -> how people say it of themselves. Neighbourhoods are `named` by the stock-taking or by the quotas."""
    if feature == dimensions.NEIGHBOURHOOD:
        return {name: name for name in named}
    found = next(one for one in OFFERED if one.name == feature)
    return {value: words for value, words in found.values.items() if value != TOO_YOUNG}


def word(feature: str, value: str) -> object:
    """The value in a table."""
    if feature == "nationality":
        return NATIONALITIES.get(value, value)
    return value if feature == dimensions.NEIGHBOURHOOD else values_of(feature).get(value, value)


def choices(process: Process) -> list[tuple[str, object]]:
    """The features that can be chosen: neighbourhoods only where the stock-taking names at least two."""
    found = [(one.name, SHORT[one.name]) for one in OFFERED]
    if PopulationShare.objects.filter(process=process, dimension=dimensions.NEIGHBOURHOOD).count() > 1:
        found.append((dimensions.NEIGHBOURHOOD, SHORT[dimensions.NEIGHBOURHOOD]))
    return found


def figures(process: Process, features: Sequence[str]) -> dict[str, dict[str, Figure]]:
    """Feature -> value -> how many live there. One statement."""
    known: dict[str, dict[str, Figure]] = {feature: {} for feature in features}
    for row in PopulationShare.objects.filter(process=process, dimension__in=features):
        if row.value != TOO_YOUNG:
            known[row.dimension][row.value] = Figure(row.count, row.day)
    none = Figure(None, None)
    return {
        feature: {
            value: known[feature].get(value, none) for value in values_of(feature, list(known[feature]))
        }
        for feature in features
    }


def grouped(quotas: Sequence[Quota]) -> list[tuple[str, object, list[Quota]]]:
    """(feature, its name, its quotas) in the order of the quotas."""
    order = dict.fromkeys(quota.feature for quota in quotas)
    return [
        (feature, SHORT.get(feature, feature), [quota for quota in quotas if quota.feature == feature])
        for feature in order
    ]
