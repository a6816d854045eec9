"""Begleiten: cases, referrals, guides, mentors, interpreters; the only part under row-level security. Empty until its issue."""
