"""Votes on priorities: counting the ballots, what may be published of the count, told in words."""
