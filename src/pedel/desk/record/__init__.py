"""The record: everything that people and workers did, append-only and hash-chained."""
