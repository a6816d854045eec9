"""Numbers that decide about people and money: opinion groups, lots, equal shares, scores of a jury. Plain numpy and scipy.

Arrays or dataclasses in, a result with its explanation out; chance comes from a seed that is passed in. Each file names the
paper it follows. On the command line: `wir opinions`, `wir lot`, `wir shares`."""
