"""X does what every connector does."""

from networks.contract import Contract
from networks.nonsense import Nonsense


class TestX(Contract):
    pass


class TestNonsense(Nonsense):
    pass
