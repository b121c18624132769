from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.accounts.verify.answering import answer
from pedel.desk.accounts.verify.likeness import is_like, within
from pedel.desk.accounts.verify.reading import read
from pedel.desk.people.models import Person

LAW, SKY = "examplelaw@social.example", "examplelaw.example.org"
FORMS = {
    LAW: [
        "examplelaw",
        "@examplelaw",
        "@examplelaw@social.example",
        "examplelaw@social.example",
        "ExampleLaw@Social.Example",
        "https://social.example/@examplelaw",
        "http://social.example/@examplelaw/",
        "social.example/@examplelaw",
        "https://social.example/users/examplelaw",
        "https://social.example/@examplelaw/113520178394",
        "https://social.example/@examplelaw?lang=nl#top",
        "https://www.social.example/@ExampleLaw",
        "https://social.example:443/@examplelaw",
        "acct:examplelaw@social.example",
        "  <https://social.example/@examplelaw>, ",
        "“@examplelaw@social.example”",
        "\u2066@examplelaw@social.example\u2069",
        "https://social.example/%40examplelaw",
    ],
    SKY: [
        "examplelaw.example.org",
        "@examplelaw.example.org",
        "https://bsky.app/profile/examplelaw.example.org",
        "bsky.app/profile/examplelaw.example.org/post/3kabc",
        "at://examplelaw.example.org",
        "https://examplelaw.example.org",
    ],
}
CASES = [(typed, handle) for handle, forms in FORMS.items() for typed in forms]


@pytest.mark.parametrize(("typed", "handle"), CASES)
def test_it_knows_an_account_in_any_usual_form(cast, typed, handle):
    found = answer(typed)
    assert found.verdict == "official"
    assert handle in {account.handle for account in found.accounts}


@pytest.mark.parametrize(
    "typed",
    [
        "https://evil.example/@examplelaw",
        "https://social.example@evil.example/@examplelaw",
        "https://social.example.evil.example/@examplelaw",
        "https://evil.example/social.example/@examplelaw",
        "https://evil.example/?u=https://social.example/@examplelaw",
        "@examplelaw@evil.example",
        "https://social.example/@impostor",
        "https://social.example/@impostor/@examplelaw",
        "https://bsky.app/profile/examplelaw.evil.example",
        "https://social.example",
        "examplelav",
        "ex\u0430mplelaw",
        "example\u200blaw",
        "@examplelaw_official",
    ],
)
def test_it_knows_no_other_account_and_names_the_one_it_looks_like(cast, typed):
    found = answer(typed)
    assert found.verdict == "unknown"
    assert found.accounts == ()


@pytest.mark.parametrize(
    "typed",
    [
        "examplelav",
        "examp1elaw",
        "ExampIelaw",
        "ex\u0430mplelaw",
        "exarnplelaw",
        "example_law",
        "examplelaw_official",
        "examlpelaw",
        "exampelaw",
        "example\u200blaw",
        "@examplelaw@evil.example",
        "https://x.com/examplelaw_nl",
        "Example Law",
    ],
)
def test_it_warns_of_what_could_be_taken_for_ours(cast, typed):
    assert LAW in {account.handle for account in answer(typed).alike}


@pytest.mark.parametrize("typed", ["somebody", "gardeners", "law", "ex", "https://x.com/nytimes"])
def test_it_warns_of_nothing_that_is_far_from_ours(cast, typed):
    assert answer(typed).alike == ()


@pytest.mark.parametrize("typed", ["", "  ", "@", "https://", "//", "…\u200b"])
def test_it_answers_nothing_to_nothing(cast, typed):
    assert answer(typed).verdict in ("nothing", "unknown")


def test_it_takes_two_networks_hosts_for_one_another_only_where_they_are_one(cast):
    fields = {"unit": cast.units.law, "name": "Law", "account_class": "faculty", "state": "active"}
    Account.objects.create(network="x", handle="lawexample", **fields)
    for typed in (
        "https://x.com/lawexample",
        "https://twitter.com/LawExample/status/1",
        "mobile.x.com/lawexample",
    ):
        assert answer(typed).verdict == "official"
    assert answer("https://instagram.com/lawexample").verdict == "unknown"


def test_it_minds_the_room_of_an_address(cast):
    fields = {"unit": cast.units.law, "name": "Law", "account_class": "faculty", "state": "active"}
    Account.objects.create(network="linkedin", handle="school/law-of-example", **fields)
    for typed in (
        "https://nl.linkedin.com/school/law-of-example/",
        "linkedin.com/school/law-of-example/posts",
    ):
        assert answer(typed).verdict == "official"
    assert answer("law-of-example").verdict == "official"
    assert answer("https://www.linkedin.com/in/law-of-example").verdict == "unknown"


def test_it_minds_the_query_where_it_tells_profiles_apart(cast):
    Account.objects.filter(pk=cast.accounts.law.pk).update(url="https://net.example/profile.php?id=7")
    assert answer("https://net.example/profile.php?id=7&ref=share").verdict == "official"
    assert answer("https://net.example/profile.php?id=8").verdict == "unknown"


@pytest.mark.parametrize(
    ("state", "verdict"),
    [("closed", "closed"), ("hacked", "hacked"), ("planned", "unknown"), ("dormant", "official")],
)
def test_it_says_how_an_account_stands(cast, state, verdict):
    Account.objects.filter(pk=cast.accounts.law.pk).update(state=state)
    assert answer("@examplelaw@social.example").verdict == verdict


def test_it_says_nothing_of_accounts_that_are_being_set_up(cast, client):
    Account.objects.update(state="planned")
    assert b"Example Law" not in client.get("/verify/?q=examplelaw").content
    assert client.get("/api/v1/verify/accounts").json()["items"] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.sampled_from(["", " ", "\n", "<", "“", "\u2066", "\u200e"]),
    start=st.sampled_from(
        ["https://social.example/@", "HTTP://SOCIAL.example/@", "social.example/@", "@", ""]
    ),
    capitals=st.lists(st.booleans(), min_size=10, max_size=10),
    end=st.sampled_from(["", "/", "?a=b", "#c", "/123", " ", ">", "”"]),
)
def test_it_gives_the_same_answer_to_every_form(cast, before, start, capitals, end):
    name = "".join(c.upper() if up else c for c, up in zip("examplelaw", capitals, strict=True))
    tail = end if "social" in start.lower() or end not in ("?a=b", "#c", "/123") else ""
    assert cast.accounts.law in answer(f"{before}{start}{name}{tail}").accounts


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_it_reads_whatever_is_typed(typed):
    assert read(typed) == read(f"  {typed}"[: len(typed) + 2]) or len(typed) > 290


@settings(max_examples=200, deadline=None)
@given(st.text("abc", min_size=9, max_size=14), st.integers(0, 12), st.sampled_from("xyz"))
def test_it_finds_every_name_that_is_one_letter_off(name, at, letter):
    other = name[:at] + letter + name[at + 1 :]
    assert within(name, other, 1)
    assert is_like(other, name)


def test_it_names_people_only_who_agreed(cast, client):
    Membership.objects.create(account=cast.accounts.law, person=cast.stan, part="deputy", starts="2020-01-01")
    assert b"Olga" not in client.get("/verify/?q=examplelaw").content
    Person.objects.filter(pk=cast.olga.pk).update(may_be_named_since="2024-01-01")
    Person.objects.filter(pk=cast.stan.pk).update(may_be_named_since="2999-01-01")
    page = client.get("/verify/?q=examplelaw").content
    assert b"Olga" in page
    assert b"Stan" not in page
    assert client.get("/api/v1/verify?q=examplelaw").json()["accounts"][0]["kept_by"] == ["Olga"]


@pytest.mark.parametrize(
    "address", ["/verify/", "/verify/?q=examplelaw", "/verify/?q=nobody", "/verify/accounts/"]
)
def test_it_sets_no_cookie(cast, client, address):
    answered = client.get(address)
    assert answered.status_code == 200
    assert not answered.cookies


def test_it_keeps_nothing_of_a_question(cast, client, django_assert_num_queries):
    with django_assert_num_queries(3) as queries:
        client.get("/api/v1/verify?q=examplelaw")
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("active", "Yes, this is ours"),
        ("closed", "This was ours, and is closed"),
        ("hacked", "not in our hands"),
    ],
)
def test_its_page_says_it_in_words(cast, client, state, words):
    Account.objects.update(state=state)
    assert words in client.get("/verify/?q=examplelaw").content.decode()


def test_its_page_escapes_what_was_typed(cast, client):
    page = client.get("/verify/", {"q": "<script>alert(1)</script>"}).content
    assert b"<script>alert" not in page


def test_it_lists_all_official_accounts_to_anybody(cast, client):
    page = client.get("/verify/accounts/").content.decode()
    rows = client.get("/api/v1/verify/accounts").json()
    assert all(row["handle"] in page for row in rows["items"])
    assert rows["count"] == 3
    assert rows["items"][0].keys() >= {"network", "handle", "url", "unit", "state"}


def test_it_says_whom_to_tell_where_the_institution_has_an_address(client, db, settings):
    settings.PEDEL = replace(settings.PEDEL, contact="social@example.org")
    assert b"mailto:social@example.org" in client.get("/verify/?q=@nobodys").content
