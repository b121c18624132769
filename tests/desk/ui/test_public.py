import pytest

PUBLIC = ("/check/", "/guidelines/", "/guidelines/rules/", "/verify/", "/verify/accounts/", "/nothing-here/")


@pytest.mark.parametrize("path", PUBLIC)
def test_it_does_not_look_at_who_is_signed_in(path, cast, sign_in):
    page = sign_in(cast.emma).get(path)
    assert "Cookie" not in page.headers.get("Vary", "")
    assert not page.cookies
