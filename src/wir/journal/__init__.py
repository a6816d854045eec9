"""Who did what, when: one append-only table and the one door for steps.

`steps.taking` is the transaction of every act that means something; `models` tells how the chain of hashes is made at commit."""
