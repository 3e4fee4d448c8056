"""What the panel lists, tab by tab, as rows with their places in the text."""
