"""Who acts in the demo's processes."""

from dataclasses import dataclass
from datetime import date, timedelta

from wir.accounts.models import User


@dataclass(frozen=True)
class Cast:
    """Today, who leads the process, who facilitates it."""

    today: date
    lead: User
    miriam: User

    def back(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        """In so many days."""
        return self.today + timedelta(days=days)
