"""Fördern: lines, applications, decisions, grant notices.

Start reading in `workflow.py` (what can happen), then `rules/` (what the guideline says), `access.py` (who may),
`actions.py` (what people do), `views/` (pages)."""
