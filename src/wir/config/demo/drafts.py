"""Filling in applications of the demo, so that only what is special about each has to be said."""

from datetime import date, timedelta

from django.utils import timezone

from wir.accounts.models import Organisation, User
from wir.core.days import add_months
from wir.funding.models import Application, CostItem, Declaration, FundingItem, Involvement, ScheduleStep

LINE = "kiv_muster"
PURPOSE = "Wir schreiben mit allen, die hier leben, eine Strategie für Vielfalt und Integration und beschließen sie."
GROUPS = "Wir gehen auf Wochenmärkte, in Vereine und Schulen und fragen in mehreren Sprachen."


def draft(
    applicant: Organisation, by: User, title: str, *, starts_on: date, months: int = 18, **fields: object
) -> Application:
    """Everything in words is filled in; the plan comes by `plan`."""
    ends_on = add_months(starts_on, months) - timedelta(days=1)
    application = Application.objects.create(
        line=LINE,
        applicant=applicant,
        controller=Organisation.objects.get(kind="granting_authority", fictional=True),
        created_by=by,
        contact_name=by.name,
        contact_phone="00000 000000",
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        **{
            "purpose": PURPOSE,
            "groups": GROUPS,
            "formats": ["round_table", "survey"],
            "has_facilitation": False,
            "consents_to_electronic_delivery": False,
            **fields,
        },
    )
    _around(application, by)
    return application


def plan(application: Application, euros: int, *, own: int = 0) -> None:
    """Facilitation in equal parts over the years of the project, paid by the grant and `own` euros in the first."""
    years = range(application.starts_on.year, application.ends_on.year + 1)
    each = euros * 100 // len(years)
    for year in years:
        extra = own * 100 if year == years[0] else 0
        CostItem.objects.create(
            application=application, year=year, label="Prozessbegleitung", cents=each + extra
        )
        FundingItem.objects.create(
            application=application, year=year, kind="grant", label="Zuschuss", cents=each
        )
    if own:
        FundingItem.objects.create(
            application=application, year=years[0], kind="own", label="Eigener Haushalt", cents=own * 100
        )


def _around(application: Application, by: User) -> None:
    """Involvement, schedule and declarations."""
    first, last = application.starts_on, application.ends_on
    Involvement.objects.bulk_create(
        Involvement(application=application, body=body, how="planned", on=first - timedelta(days=28))
        for body in Involvement.Body.values
    )
    half = first + (last - first) // 2
    for start, end, what in (
        (first, half, "Zuhören: Befragung und Gespräche vor Ort"),
        (half + timedelta(days=1), last, "Schreiben, besprechen, beschließen"),
    ):
        ScheduleStep.objects.create(application=application, starts_on=start, ends_on=end, what=what)
    Declaration.objects.bulk_create(
        Declaration(application=application, kind=kind, made_by=by, made_at=timezone.now())
        for kind in Declaration.Kind.values
    )
