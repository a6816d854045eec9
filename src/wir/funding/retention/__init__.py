"""What Fördern keeps about people. One file per noun."""

from wir.funding.retention import applications, asking, attachments, centre, jury, money, signing

__all__ = ["applications", "asking", "attachments", "centre", "jury", "money", "signing"]
