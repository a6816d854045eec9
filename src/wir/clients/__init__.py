"""One file per outside system; `fetch.py` will be the only door to other hosts. Plain Python. Empty until the first outside system."""
