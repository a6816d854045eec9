"""Files that belong to an application. The content lies below var/, named by its hash (wir.documents.uploads)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from wir.documents.scanning import READABLE, Scan
from wir.funding.models.application import Application


class Attachment(models.Model):
    """One file of an application (Unterlage).

    `kind` is a name of wir.guidelines.names.ATTACHMENTS, or one of `kinds.OTHER` and `kinds.SIGNED_FORM`. After
    submission only the scan columns may change (migrations); an infected file has no content any more, only its row.
    """

    Scan = Scan

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=100)
    scan_state = models.CharField(max_length=12, choices=Scan.choices, default=Scan.PENDING)
    scanned_at = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind", "sha256"], name="a_file_stands_once_for_its_kind"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$", size__gt=0), name="attachment_has_hash_and_size"
            ),
            models.CheckConstraint(
                condition=Q(scan_state__in=["pending", "clean", "infected", "error", "not_scanned"]),
                name="scan_state_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="attachment_by_content"),
            models.Index(
                fields=["scan_state"],
                name="attachment_to_scan",
                condition=Q(scan_state__in=["pending", "error"]),
            ),
        ]

    @property
    def may_be_read(self) -> bool:
        """Only what was found clean, or what nobody here can scan, is handed out."""
        return self.scan_state in READABLE

    @property
    def counts(self) -> bool:
        """Whether it can stand for the paper that a guideline asks for."""
        return self.scan_state != self.Scan.INFECTED
