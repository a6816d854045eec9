"""A grant for a strategy opens the process that it pays for."""

from procrastinate.contrib.django import app

from wir import guidelines
from wir.accounts.models import Organisation
from wir.core.text import bare_name
from wir.funding.models import Application
from wir.strategy.actions import open_process
from wir.strategy.models import Process, ProcessTown


@app.task(name="funding.open_the_process")
def open_the_process(thing_id: int) -> None:
    """Lead and partners become the towns of the process; it waits, not public, until its people begin.

    Not before they may know of the grant, so this runs again when its notice is retrieved or sent on another way.
    """
    application = Application.objects.select_related("applicant", "grant").get(pk=thing_id)
    if application.state != "awarded" or application.is_withheld:
        return
    line = guidelines.line(application.line)
    if line is None or line.opens != "strategy" or Process.objects.filter(grant=application.pk).exists():
        return
    lead, grant = application.applicant, application.grant
    open_process(
        [lead, *_partners(application)][: ProcessTown.MOST],
        name=f"{bare_name(lead.name)} redet mit",
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        grant=application.pk,
        file_number=application.number,
        by=None,
    )


def _partners(application: Application) -> list[Organisation]:
    rows = application.partners.select_related("organisation").prefetch_related("answers")
    return [row.organisation for row in rows if row.takes_part]
