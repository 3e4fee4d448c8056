"""Speech: where it is, in marks, as dialogue or reported, and whose it is."""
