import re
from datetime import timedelta

import pytest
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone, translation

from pedel.desk.ui import views
from pedel.desk.ui.todo import Todo


def drawn(source, path="/", **context):
    request = RequestFactory().get(path)
    with translation.override("en"):
        return Template(source).render(RequestContext(request, context))


def test_it_asks_nothing_of_the_browser_that_no_page_needs(client):
    headers = client.get("/theme.css").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_it_lets_no_page_run_or_load_what_is_not_its_own(cast, sign_in):
    policy = sign_in(cast.emma).get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_it_keeps_pages_of_signed_in_people_out_of_caches(cast, sign_in):
    assert sign_in(cast.emma).get("/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("secure", "flag"), [(True, True), (False, "")])
def test_it_sends_the_language_only_over_tls_where_there_is_tls(client, settings, secure, flag):
    settings.SESSION_COOKIE_SECURE = secure
    cookie = client.get("/language/nl/").cookies["pedel-language"]
    assert (cookie["secure"], cookie["samesite"]) == (flag, "Lax")


def test_it_goes_back_to_the_page_but_never_to_another_site(client):
    assert client.get("/language/nl/?next=/accounts/").headers["Location"] == "/accounts/"
    assert client.get("/language/nl/?next=//elsewhere.example/").headers["Location"] == "/"


@pytest.mark.parametrize("status", [400, 403, 404, 409])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_it_says_what_to_do_when_something_goes_wrong(rf, status, lang):
    with translation.override(lang):
        page = views._error(rf.get("/"), status)
    assert page.status_code == status
    assert b'class="btn btn-primary" href="/"' in page.content


def test_it_says_that_a_fault_of_ours_is_ours(rf):
    page = views.server_error(rf.get("/"))
    assert page.status_code == 500
    assert b"our fault, not yours" in page.content
    assert b"niet aan jou" in page.content


@pytest.mark.parametrize(
    ("path", "current"), [("/accounts/", "page"), ("/accounts/7/", "true"), ("/account/", ""), ("/", "")]
)
def test_it_marks_the_section_one_is_in(path, current):
    item = drawn('{% nav_item "accounts" "Accounts" "g r" %}', path)
    assert (f'aria-current="{current}"' in item) is bool(current)


def test_it_leaves_out_an_entry_that_has_no_page():
    assert drawn('{% nav_item "no-such-page" "Nowhere" %}').strip() == ""


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (-1, "yesterday")])
def test_it_says_a_time_as_people_do(days, said):
    when = (timezone.localtime() + timedelta(days=days)).replace(hour=9, minute=5)
    time = drawn("{% moment when %}", when=when)
    assert f">{said} 09:05</time>" in time
    assert re.search(r'datetime="\S+[+-]\d\d:\d\d"', time)


def test_it_gives_a_time_far_away_with_its_year():
    when = timezone.localtime().replace(year=2019, month=9, day=1, hour=9, minute=0)
    assert ">1 Sep 2019 09:00</time>" in drawn("{% moment when %}", when=when)


def test_it_pages_through_a_list_and_keeps_the_filters():
    page = Paginator(range(500), 50).page(5)
    nav = drawn('{% include "ui/pagination.html" %}', "/?unit=3&page=5", page=page)
    assert "201 to 250 of 500" in nav
    assert "unit=3&amp;page=6" in nav
    assert 'aria-current="page"' in nav


def test_it_shows_no_pages_where_there_is_one():
    assert drawn('{% include "ui/pagination.html" %}', page=Paginator([], 50).page(1)).strip() == ""


def test_it_groups_what_waits_and_puts_the_most_urgent_first(cast, sign_in, monkeypatch):
    now = timezone.now()
    todos = [
        Todo("Later", "/2/", icon="coffee", due=now + timedelta(days=2)),
        Todo("Sooner", "/1/", icon="coffee", due=now - timedelta(days=1)),
        Todo("Lonely", "/3/", icon="alert-circle", group="care"),
    ]
    monkeypatch.setattr("pedel.desk.ui.todo.waiting_for", lambda person: todos)
    page = sign_in(cast.stan).get("/").content.decode()
    assert page.index("Waiting for you") < page.index("Sooner") < page.index("Later") < page.index("Lonely")
    assert "3 things for you" in page
    assert "Goes out today" not in page
    assert page.count(">late<") == 1


def test_it_teaches_who_has_nothing_to_do(cast, sign_in):
    assert "A phone is enough to decide" in sign_in(cast.bram).get("/").content.decode()
    assert "a text of your own" in sign_in(cast.stan).get("/").content.decode()


def test_it_needs_a_fixed_number_of_queries_for_home(cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.anna)
    browser.get(reverse("home"))
    with django_assert_max_num_queries(40):
        browser.get(reverse("home"))
