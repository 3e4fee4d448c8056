"""Whole screens: each owns its state, hands it down to widgets and answers their messages."""
