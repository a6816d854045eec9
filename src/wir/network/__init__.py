"""Vernetzen: events, intercultural week, bodies, good practice, conferences. Empty until its issue."""
