from networks.contract import Contract


class TestBluesky(Contract):
    """All of it, against the real server behind the proxy."""
