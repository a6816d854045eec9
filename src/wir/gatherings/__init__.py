"""One thing for all meetings and events: place, dates, registration, waiting list, attendance. Empty until its issue."""
