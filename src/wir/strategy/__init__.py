"""The strategy process of one municipality or up to three together, and the way of every voice in it.

Start reading in `workflow.py` (what can happen), `models/` (process, people, voice, recommendation, measure), then `access.py`
(who may). The four parts refer to what is here; pages and ways to take part are in `wir.participation`.
"""
