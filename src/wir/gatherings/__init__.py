"""One thing for all meetings and events: when, where, who may come, who is registered, what they need, who was there.

Start reading in `workflow.py` and `models.py`. Which process or programme a gathering belongs to is said by the room that
makes it; nothing here knows any of them.
"""
