"""Whom "he" and "she" mean: mentions, where they stand, and a ranking of who may be meant."""
