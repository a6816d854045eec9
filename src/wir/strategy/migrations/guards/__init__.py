"""What the tables of strategy processes hold by themselves, in SQL: one file per noun, put in place by the migration that names it.

Open on purpose: whatever is still worked on (working text, proposed measures, undecided stations), the answer to a comment,
how a voice stands to a recommendation, and that the application may write down a decision or a correction at all; that it is
the true one is known to the journal only. A measure that lies before a council and is still a proposal is held by the actions:
which text lies before whom is their rule.
"""
