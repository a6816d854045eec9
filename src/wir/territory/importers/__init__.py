"""What comes in from official files: the municipality register and boundaries. All or nothing, in one transaction."""
