"""Documents that went out: number, hash and file. Never edited, only superseded; a trigger in the database holds that."""

import hashlib
import uuid
from datetime import date

from django.db import models
from django.db.models.functions import Now

from wir.documents import files, seal


class Document(models.Model):
    """One sealed PDF as it went out. The row names the file by its hash; `made_on` is the day printed on it."""

    number = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField(help_text="bytes")
    certificate = models.CharField(max_length=64, help_text="SHA-256 of the certificate of its seal")
    made_on = models.DateField()
    made_at = models.DateTimeField(db_default=Now())
    controller = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    @property
    def chain(self) -> "list[Document]":
        """This document and all that followed it, one after the other. Costs one statement for each step."""
        found = [self]
        while (newer := found[-1].superseded_by) is not None:
            found.append(newer)
        return found


class CheckRequest(models.Model):
    """A stranger's question whether a file is real. Its file and itself are gone within the hour (see asking.py)."""

    token = models.UUIDField(unique=True, default=uuid.uuid4)
    asked_at = models.DateTimeField()
    answer = models.JSONField(null=True)


def store(
    pdf: bytes,
    *,
    kind: str,
    number: str,
    title: str,
    controller: models.Model,
    on: date,
    supersedes: Document | None = None,
) -> Document:
    """Record a sealed document whose file `put_file` has put down; call it inside the action's transaction.

    `supersedes` is the document that this one replaces, or, for a kind that amends, goes along with.
    Raises files.Damaged when the file is not there, and
    IntegrityError when the number or the file is known already.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    if not files.path_of(sha256).exists():
        raise files.Damaged("Die Datei zu diesem Dokument fehlt in unserer Ablage.")
    document = Document.objects.create(
        number=number,
        kind=kind,
        title=title,
        sha256=sha256,
        size=len(pdf),
        certificate=hashlib.sha256(seal.certificate()).hexdigest(),
        made_on=on,
        controller=controller,
    )
    if supersedes is not None:
        supersedes.superseded_by = document
        supersedes.save(update_fields=["superseded_by"])
    return document


def read(document: Document) -> bytes:
    """The file of the document, exactly as it went out. Raises files.Damaged."""
    return files.read_file(document.sha256)
