"""What every page shares: layout, tokens, icons, errors."""
