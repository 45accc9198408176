"""What several findings share: sentences, clauses and their likeness, words of saying, numbers."""
