"""Files to claims: YAML events, sheets, vocabulary, catalog, checks."""
