"""The calendar: what goes out when, what stands in its way, and moving it."""
