"""Help for tests about the diversity centre."""

from datetime import UTC, date, datetime

from django.urls import reverse

from tests.cast import NOW
from wir.funding import actions

EMAIL, WORDS = "vielfalt@kreis.example", "Gut durchdacht. Denken Sie an die Ortsteile im Norden."
LAST = date(2026, 11, 9)


def shown(cast, county, application=None, *, email=EMAIL, at=NOW):
    """Frieda's draft, as she showed it."""
    application = application or cast.complete_draft()
    return actions.show_to_centre(application, centre=county, email=email, by=cast.frieda, at=at)


def said(showing, *, text=WORDS, name="Rana Öz", at=NOW):
    """What the centre answers through its link."""
    return actions.state_as_centre(showing.link, text=text, name=name, by=None, at=at)


def on_day(day):
    """Nine o'clock, somewhere in that day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def page(client, showing, **given):
    """The page behind the link, read or sent."""
    url = reverse("funding:statement", args=[showing.link])
    return client.post(url, given) if given else client.get(url)


def officials_page(cast, application):
    return cast.client("karim").get(reverse("funding:case", args=[application.pk])).content.decode()


def applicants_page(cast, application):
    return cast.client("frieda").get(reverse("funding:application", args=[application.pk])).content.decode()
