"""Who acts in the demo's processes."""

from dataclasses import dataclass
from datetime import date, timedelta

from wir.accounts.models import User
from wir.core.days import meeting_day_from, meeting_day_until


@dataclass(frozen=True)
class Cast:
    """Today, who leads the process, who facilitates it."""

    today: date
    lead: User
    miriam: User

    def back(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=days)

    def met(self, days: int) -> date:
        """So many days ago, or shortly before: a day on which people come together."""
        return meeting_day_until(self.back(days))

    def meets(self, days: int) -> date:
        """In so many days, or shortly after: such a day."""
        return meeting_day_from(self.ahead(days))

    def ahead(self, days: int) -> date:
        """In so many days."""
        return self.today + timedelta(days=days)
