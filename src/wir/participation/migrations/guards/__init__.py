"""What the tables of Beteiligen hold by themselves, in SQL: one file per noun, put in place by the migration that names it.

Open on purpose: a device may change its own ballot and vote while people vote, and the application cannot tell that from a
change of its own; rows are written anew in random order, as long as the same rows are there again when the transaction ends;
counting deletes ballots once their count is kept, closing a process deletes votes; retention empties the file of a pool after
its time. Survey answers and codes are written anew the same way and carry no promise that nobody can change them.
"""
