def test_it_shows_the_register_to_all_staff(cast, sign_in):
    page = sign_in(cast.stan).get("/accounts/")
    assert b"Example Science" in page.content


def test_it_leads_a_stranger_to_signing_in(cast, client):
    assert client.get("/accounts/").headers["Location"].startswith("/signin/login/")


def test_it_lets_the_contact_person_register_an_account(cast, sign_in):
    form = {
        "unit": cast.units.law.pk,
        "network": "x",
        "handle": "new",
        "name": "New",
        "account_class": "unit",
        "state": "planned",
    }
    page = sign_in(cast.clara).post("/accounts/new/", form, follow=True)
    assert b"@new" in page.content
    assert sign_in(cast.stan).post("/accounts/new/", form | {"handle": "other"}).status_code == 403


def test_it_answers_the_api_as_the_pages(cast, sign_in):
    client = sign_in(cast.stan)
    assert "Example Law" in {row["name"] for row in client.get("/api/v1/accounts").json()}
    assert client.get("/api/v1/accounts/0").status_code == 404
