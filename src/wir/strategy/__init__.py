"""The strategy process of one municipality or group: what all four parts refer to. `acts.py` declares the acts others react to."""
