"""The register of official accounts."""
