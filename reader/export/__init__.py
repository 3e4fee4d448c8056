"""Articles and their analyses in the forms that leave the program; everything here is pure."""
