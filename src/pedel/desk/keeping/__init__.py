"""That every account is looked after: confirmed each year, not silent, as it was on its network."""
