"""The journal: who did what when. Append-only, chained by hashes, free of names.

An entry holds ids, codes and numbers. What is personal (a reason in somebody's words) lies in a payload row whose
*digest* is in the entry: retention may delete the payload, and the chain still verifies and says by which rule.
The chain is made at commit by a deferred trigger (see migrations/0002_chain.py): chained at insert, one slow transaction would
make the whole site wait (measured: 191 against 1,523 acts a second).
"""

from django.db import models


class Entry(models.Model):
    """One act. `act` is "part.verb", `thing` "app.model"; `by` is the account's number or None for the machine."""

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    thing_id = models.BigIntegerField()
    by = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    payload_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["thing", "thing_id", "id"], name="journal_of_a_thing")]


class Payload(models.Model):
    """The personal part of an entry, as JSON text with a salt (so that its digest tells nothing once it is gone)."""

    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, related_name="payload", primary_key=True)
    body = models.TextField()


class Erasure(models.Model):
    """Why a payload is gone: the rule of retention that removed it."""

    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, related_name="erasure", primary_key=True)
    rule = models.CharField(max_length=80)
    at = models.DateTimeField()


class Link(models.Model):
    """One link of the chain; only the database writes it."""

    no = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, related_name="link")
    hash = models.CharField(max_length=64)
