"""WIR-Portal: the platform on which a state programme for diversity and participation runs. See docs/map.md."""

__version__ = "0.1.0"
