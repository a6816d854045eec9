"""Start pages that put the four parts together, and monitoring; nothing but reading. Empty until its issue."""
