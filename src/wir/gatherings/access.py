"""Gatherings: the organiser is whoever edits for the controlling organisation; rooms above may let more people in."""

from typing import Any

import rules

from wir.accounts.access import organisations_as
from wir.accounts.models import Membership, User

_helpers: list[Any] = []


def let_in(predicate: Any) -> None:
    """A room above says who else organises a gathering: `predicate(user, gathering)`."""
    if predicate not in _helpers:
        _helpers.append(predicate)


@rules.predicate
def organises(user: User, gathering: Any) -> bool:
    """An editor of the organisation that is responsible, or somebody whom a room above let in."""
    own = gathering.controller_id in organisations_as(Membership.Role.EDITOR, user)
    return own or any(predicate(user, gathering) for predicate in _helpers)


rules.add_perm("gatherings.announce", organises)
rules.add_perm("gatherings.cancel", organises)
rules.add_perm("gatherings.note_held", organises)
rules.add_perm("gatherings.change", organises)
