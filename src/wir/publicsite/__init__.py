"""Public pages that belong to no part: home, help, imprint, privacy, accessibility, contact."""
