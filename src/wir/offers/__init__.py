"""Directory of services: organisations, places, schedules, checks. Empty until its issue."""
