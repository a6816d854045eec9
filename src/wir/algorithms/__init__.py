"""Numbers that decide about people and money: selection, lots, opinion groups, equal shares, matching. Plain numpy and scipy.

Empty until the first part needs one; see `docs/map.md`."""
