"""The one table of this room."""

from django.db import models


class Count(models.Model):
    """How often one network address did one thing in one hour, for all web processes together.

    `key` is a keyed digest of what is counted, the hour and the address: the address stands nowhere, and rows of two hours
    cannot be laid side by side. Rows of hours that are over are deleted.
    """

    key = models.CharField(max_length=64, primary_key=True)
    hour = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField()
