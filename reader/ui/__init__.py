"""The full-screen interface: Textual only here, talking to the library and to export alone."""
