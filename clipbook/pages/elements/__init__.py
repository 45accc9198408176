"""What several pages and sections share: statements, addresses, wording, limits."""
