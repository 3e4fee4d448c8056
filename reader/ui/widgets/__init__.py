"""The panes and bars of the reading screen; they know nothing of each other."""
