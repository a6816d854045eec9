"""The invented towns of the example. Neither is a place in Hessen; a test compares."""

from wir.accounts.models import Organisation

LEAD, PARTNER = -1, -2
"""Numbers that no stored organisation has."""

TOWNS = {
    LEAD: Organisation(
        pk=LEAD, kind="municipality", name="Gemeinde Beispielhausen", street="Rathausplatz 1", postal_code="00000",
        town="Beispielhausen", population=14_200, fictional=True,
    ),
    PARTNER: Organisation(
        pk=PARTNER, kind="municipality", name="Gemeinde Musterbach", postal_code="00000", town="Musterbach",
        population=6_300, fictional=True,
    ),
}  # fmt: skip
