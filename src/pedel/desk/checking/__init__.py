"""The private check: advice that stores, logs and counts nothing."""
