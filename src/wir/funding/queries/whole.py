"""Applications with everything that was filled in, in the same few statements for one and for many."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Func, JSONField, Model, Prefetch, QuerySet

from wir.documents.models import Document
from wir.funding.models import (
    Application,
    Attachment,
    CostItem,
    DecisionSlice,
    Declaration,
    Delivery,
    Disbursement,
    DocumentRequest,
    EarlyStart,
    FormalCheck,
    FundingItem,
    Involvement,
    Letter,
    OpenRelease,
    Partner,
    Proof,
    ScheduleStep,
    Showing,
    Signature,
)

PARTS = ("applicant", "controller")
PARTNERS = Prefetch("partners", Partner.objects.select_related("organisation").prefetch_related("answers"))


@dataclass(frozen=True)
class Rows:
    """A short list that comes in the statement of the application itself: its table, and which rows are the application's.

    `are` is SQL in which {pk} stands for the number of the application.
    """

    model: type[Model]
    are: str = "row.application_id = {pk}"


# By the name under which they are read later: `application.cost_items`, `application.grant.proofs`.
ALONG = {
    "involvements": Rows(Involvement),
    "schedule_steps": Rows(ScheduleStep),
    "declarations": Rows(Declaration),
    "cost_items": Rows(CostItem),
    "funding_items": Rows(FundingItem),
    "attachments": Rows(Attachment),
    "requests": Rows(DocumentRequest),
    "signatures": Rows(Signature),
    "showings": Rows(Showing),
    "early_starts": Rows(EarlyStart),
}
OF_DECISION = "row.decision_id IN (SELECT id FROM funding_decision WHERE current_for_id = {pk})"
OF_GRANT = "row.grant_id IN (SELECT id FROM funding_grant WHERE application_id = {pk})"
# What officials read besides, on the page of the case.
IN_THE_FILE = {
    "checks": Rows(FormalCheck),
    "open_releases": Rows(OpenRelease),
    "letters": Rows(Letter),
    "deliveries": Rows(Delivery),
    "decision.slices": Rows(DecisionSlice, OF_DECISION),
    "grant.disbursements": Rows(Disbursement, OF_GRANT),
    "grant.proofs": Rows(Proof, OF_GRANT),
}
# Every sealed document of a case is one of its letters.
DOCUMENTS = Rows(Document, "row.id IN (SELECT document_id FROM funding_letter WHERE application_id = {pk})")


class RowsOf(Func):
    """The rows of one application in all these tables as JSON: {name: its rows in their own order}.

    Plain SQL and one expression: the same put together from Django's own takes longer than all the rest of a page.
    """

    def __init__(self, along: dict[str, Rows]) -> None:
        lists = ", ".join(f"'{name}', {_rows_of(rows)}" for name, rows in along.items())
        super().__init__(F("pk"), template=f"jsonb_build_object({lists})", output_field=JSONField())


def _rows_of(rows: Rows) -> str:
    ordering = [
        word.removeprefix("-") + (" DESC" if word.startswith("-") else "")
        for word in rows.model._meta.ordering
    ]
    order = ", ".join(f"row.{word}".replace("row.pk", "row.id") for word in ordering)
    table = rows.model._meta.db_table  # nobody outside says what stands here
    found = f"SELECT coalesce(jsonb_agg(to_jsonb(row) ORDER BY {order}), '[]') FROM {table} row"  # noqa: S608
    return f"({found} WHERE {rows.are.format(pk='%(expressions)s')})"


def whole(applications: QuerySet[Application]) -> list[Application]:
    """These applications with their rows. The number of statements does not grow with theirs."""
    return [_with_rows(application, ALONG) for application in _asked(applications, ALONG)]


def file_of(applications: QuerySet[Application]) -> list[Application]:
    """The same with decision, grant, letters and money, as officials read them in a case (Akte). Not one statement more."""
    along = ALONG | IN_THE_FILE
    asked = _asked(
        applications.select_related("decision__prepared_by", "grant"), along | {"documents": DOCUMENTS}
    )
    return [_filed(_with_rows(application, along)) for application in asked]


def _asked(applications: QuerySet[Application], along: dict[str, Rows]) -> QuerySet[Application]:
    asked = applications.select_related(*PARTS).prefetch_related(PARTNERS)
    return asked.annotate(rows_along=RowsOf(along))


def _with_rows(application: Application, along: dict[str, Rows]) -> Application:
    for name, rows in along.items():
        *way, last = name.split(".")
        owner = getattr(application, way[0], None) if way else application
        if owner is not None:
            keep(owner, last, [_made(rows.model, row) for row in application.rows_along[name]])
    partners = {partner.pk: partner for partner in application.partners.all()}
    for item in application.funding_items.all():
        item.partner = partners.get(item.partner_id)
    return application


def _filed(application: Application) -> Application:
    """Letters, deliveries and the grant know their documents, and the notice its deliveries."""
    documents = {row["id"]: _made(Document, row) for row in application.rows_along["documents"]}
    for document in documents.values():
        if document.superseded_by_id in documents:
            document.superseded_by = documents[document.superseded_by_id]
    deliveries = list(application.deliveries.all())
    for row in [*application.letters.all(), *deliveries]:
        row.document = documents[row.document_id]
    for row in deliveries:
        row.application = application
    if grant := getattr(application, "grant", None):
        grant.notice = documents[grant.notice_id]
        keep(grant.notice, "deliveries", [one for one in deliveries if one.document_id == grant.notice_id])
    return application


def _made(model: type[Model], row: dict[str, Any]) -> Model:
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    return model.from_db(connection.alias, names, [field.to_python(row[field.column]) for field in fields])


def keep(owner: Model, name: str, rows: list[Any]) -> None:
    """These rows under that name, as if they had been prefetched."""
    known = (
        getattr(owner, name).all().all()
    )  # a query of its own: the first may be that of the rows kept so far
    known._result_cache = rows
    known._prefetch_done = True
    owner._prefetched_objects_cache = {**getattr(owner, "_prefetched_objects_cache", {}), name: known}
