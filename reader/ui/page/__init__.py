"""The article as a page: its lines for a width, what stands out in them, and what is found or selected."""
