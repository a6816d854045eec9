"""Settings, addresses, languages, timetable, the embedded database and the command line: everything that ties the rooms together.

Start reading in `settings.py`, then `cli.py` (one name for all commands) and `start.py` (what `make start` does)."""
