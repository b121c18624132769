"""Is this really ours? What anybody may ask without signing in."""
