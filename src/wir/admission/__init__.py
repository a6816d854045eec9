"""The letter that proves for whom somebody acts: a one-time code on paper, to the address that the authority knows."""
