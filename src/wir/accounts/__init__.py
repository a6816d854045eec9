"""People (e-mail as login), organisations, memberships with roles, sign-in."""
