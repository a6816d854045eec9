"""Applications with everything that was filled in, in the same few statements for one and for many."""

from typing import Any

from django.db import connection
from django.db.models import F, Func, JSONField, Model, Prefetch, QuerySet

from wir.funding.models import (
    Application,
    Attachment,
    CostItem,
    Declaration,
    DocumentRequest,
    EarlyStart,
    FundingItem,
    Involvement,
    Partner,
    ScheduleStep,
    Showing,
    Signature,
)

PARTS = ("applicant", "controller")
PARTNERS = Prefetch("partners", Partner.objects.select_related("organisation").prefetch_related("answers"))
# Short lists that come in the same statement as the application itself.
ALONG: dict[str, type[Model]] = {
    "involvements": Involvement,
    "schedule_steps": ScheduleStep,
    "declarations": Declaration,
    "cost_items": CostItem,
    "funding_items": FundingItem,
    "attachments": Attachment,
    "requests": DocumentRequest,
    "signatures": Signature,
    "showings": Showing,
    "early_starts": EarlyStart,
}


class RowsOf(Func):
    """The rows of one application in all these tables as JSON: {table's name: its rows in their own order}.

    Plain SQL and one expression: the same put together from Django's own takes longer than all the rest of a page.
    """

    def __init__(self, models: dict[str, type[Model]]) -> None:
        lists = ", ".join(f"'{name}', {_rows_of(model)}" for name, model in models.items())
        super().__init__(F("pk"), template=f"jsonb_build_object({lists})", output_field=JSONField())


def _rows_of(model: type[Model]) -> str:
    order = ", ".join("row.id" if name == "pk" else f"row.{name}" for name in model._meta.ordering)
    table = model._meta.db_table  # nobody outside says what stands here
    rows = f"SELECT coalesce(jsonb_agg(to_jsonb(row) ORDER BY {order}), '[]') FROM {table} row"  # noqa: S608
    return f"({rows} WHERE row.application_id = %(expressions)s)"


def whole(applications: QuerySet[Application]) -> list[Application]:
    """These applications with their rows. The number of statements does not grow with theirs."""
    asked = applications.select_related(*PARTS).prefetch_related(PARTNERS)
    found = list(asked.annotate(rows_along=RowsOf(ALONG)))
    for application in found:
        for name, model in ALONG.items():
            _keep(application, name, model, application.rows_along[name])
        partners = {partner.pk: partner for partner in application.partners.all()}
        for item in application.funding_items.all():
            item.partner = partners.get(item.partner_id)
    return found


def _keep(found: Application, name: str, model: type[Model], rows: list[dict[str, Any]]) -> None:
    """As if they had been prefetched."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    known = getattr(found, name).all()
    known._result_cache = [
        model.from_db(connection.alias, names, [field.to_python(row[field.column]) for field in fields])
        for row in rows
    ]
    known._prefetch_done = True
    found._prefetched_objects_cache[name] = known
