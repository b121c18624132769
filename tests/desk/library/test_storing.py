"""Where files are kept. No store is spoken to here: django-storages needs boto3, which is not installed."""

import pytest

from pedel.desk.configuration import Configuration, ConfigurationError
from pedel.desk.storing import LOCAL, storage


def test_files_are_local_where_nothing_is_set():
    assert storage("") == LOCAL


def test_an_address_says_host_bucket_folder_and_keys():
    options = storage("s3://KEY:se%2Fcret@s3.university.example:9000/desk/pedel/files?region=eu")["OPTIONS"]
    assert options["endpoint_url"] == "https://s3.university.example:9000"
    assert (options["bucket_name"], options["location"]) == ("desk", "pedel/files")
    assert (options["access_key"], options["secret_key"], options["region_name"]) == ("KEY", "se/cret", "eu")
    assert options["file_overwrite"] is False


def test_a_store_on_this_machine_needs_no_tls():
    assert storage("s3+http://127.0.0.1:9000/desk")["OPTIONS"]["endpoint_url"] == "http://127.0.0.1:9000"


@pytest.mark.parametrize("url", ["ftp://host/bucket", "s3://KEY:SECRETWORD@host", "s3:///bucket", "bucket"])
def test_another_address_is_refused_and_the_secret_is_not_shown(url):
    with pytest.raises(ConfigurationError) as told:
        storage(url)
    assert "SECRETWORD" not in str(told.value)


def test_the_secret_is_not_shown_with_the_settings():
    assert "SECRETWORD" not in repr(Configuration(storage_url="s3://KEY:SECRETWORD@host/bucket"))
