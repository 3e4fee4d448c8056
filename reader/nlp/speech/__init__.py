"""Who said what: speech in quotation marks and in reported clauses, and whose it is."""
