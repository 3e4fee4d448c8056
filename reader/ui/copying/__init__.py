"""What leaves the reader: what is copied, and the ways it takes to clipboard, command, file and notebook."""
