"""Beteiligen: how people take part in a strategy process, and the pages on which they see what became of it.

Start reading in `urls.py` and `views/`; what can be done now on a process page is in `doors/`, one file each. The process
itself, voices, recommendations and measures are in `wir.strategy`.
"""
