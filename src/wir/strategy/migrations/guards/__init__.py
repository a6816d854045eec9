"""What the tables of strategy processes hold by themselves, in SQL: one file per noun, put in place by the migration that names it.

Open on purpose: whatever is still worked on (working text, measures, undecided stations), the answer to a comment, and that the
application may write down a decision at all; that it is the true one is known to the journal only.
"""
