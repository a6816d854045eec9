"""Conversations: casting votes, what comes next, what all votes say together, told in words, drawn, and as files."""
