"""From documents to claims: finding passages, and putting claims in the place of prose."""
