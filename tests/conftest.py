"""What all tests share: the longest one begins first, so that the others run beside it."""

LONGEST = "test_postgres.py"


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name != LONGEST)
