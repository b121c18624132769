"""The directory, the tree, and your own page."""

import pytest
from django.core.exceptions import ValidationError

from pedel.desk.people.actions import people
from pedel.desk.people.models import Assignment, GroupMapping, Person, Unit
from pedel.desk.people.todo import waiting_for
from pedel.desk.record.acting import Actor


def names(page):
    return [person.name for person in page.context["page"]]


def test_it_finds_people_by_name_unit_and_role(cast, sign_in):
    browser = sign_in(cast.stan)
    assert names(browser.get("/people/?q=EMM")) == ["Emma"]
    assert names(browser.get(f"/people/?unit={cast.units.law.pk}")) == ["Anna", "Cees", "Clara", "Dirk"]
    assert names(browser.get("/people/?role=approver&q=example.org")) == ["Anna", "Bram", "Dirk"]
    assert b"Nobody is found" in browser.get("/people/?q=zzz").content


def test_it_leaves_out_who_has_left_until_asked(cast, sign_in):
    Person.objects.filter(pk=cast.emma.pk).update(leaves_on="2020-01-01")
    browser = sign_in(cast.sander)
    assert "Emma" not in names(browser.get("/people/"))
    assert "Emma" in names(browser.get("/people/?left=on"))


def test_it_divides_many_people_over_pages_at_the_same_cost(cast, sign_in, django_assert_max_num_queries):
    for number in range(60):
        someone = Person.objects.create_user(f"p{number}@example.org", name=f"P{number:02}")
        Assignment.objects.create(person=someone, unit=cast.units.tax, role="contact")
    browser = sign_in(cast.stan)
    with django_assert_max_num_queries(9):
        assert len(names(browser.get("/people/"))) == 50
    assert len(names(browser.get("/people/?page=2"))) == 22


def test_it_shows_roles_now_and_before(cast, sign_in):
    Assignment.objects.filter(person=cast.anna).update(ends="2021-01-01")
    page = sign_in(cast.stan).get(f"/people/{cast.anna.pk}/")
    assert not page.context["held"]
    assert [role.role for role in page.context["earlier"]] == ["approver"]


def test_it_offers_buttons_only_to_who_may_press_them(cast, sign_in):
    page = f"/people/{cast.emma.pk}/"
    assert b"Give a role" in sign_in(cast.sander).get(page).content
    assert b"Give a role" not in sign_in(cast.clara).get(page).content
    assert b"Give a role" not in sign_in(cast.sander).get(f"/people/{cast.sander.pk}/").content


def test_it_adds_and_changes_people(cast, sign_in):
    browser = sign_in(cast.sander)
    form = {"name": "Noor", "email": "Noor@Example.org", "language": "nl", "supervisor": cast.victor.pk}
    page = browser.post("/people/new/", form, follow=True)
    assert b"noor@example.org" in page.content
    noor = Person.objects.get(email="noor@example.org")
    assert not noor.has_usable_password()
    browser.post(f"/people/{noor.pk}/change/", form | {"name": "Noor de Wit"})
    assert Person.objects.get(pk=noor.pk).name == "Noor de Wit"


def test_it_keeps_what_was_typed_when_an_address_is_taken(cast, sign_in):
    form = {"name": "Other Emma", "email": "EMMA@example.org", "language": "nl"}
    page = sign_in(cast.sander).post("/people/new/", form)
    assert b"Other Emma" in page.content
    assert "email" in page.context["form"].errors
    with pytest.raises(ValidationError):
        people.add(Actor(cast.sander), None, name="x", email="Emma@example.org")


@pytest.mark.parametrize("page", ["new/", "{}/change/", "{}/leave/", "{}/roles/new/"])
def test_it_refuses_others_in_words(cast, sign_in, page):
    form = {
        "name": "N", "email": "n@example.org", "language": "nl", "last_day": "2030-01-01",
        "role": "contact", "unit": cast.units.law.pk, "starts": "2030-01-01",
    }  # fmt: skip
    answer = sign_in(cast.clara).post(f"/people/{page.format(cast.emma.pk)}", form)
    assert answer.status_code == 403
    assert b"Ask the steward" in answer.content


def test_it_gives_and_ends_a_role(cast, sign_in):
    browser = sign_in(cast.sander)
    form = {"role": "approver", "unit": cast.units.tax.pk, "starts": "2026-01-01", "ends": ""}
    browser.post(f"/people/{cast.stan.pk}/roles/new/", form)
    role = Assignment.objects.get(person=cast.stan)
    assert b"already hold" in browser.post(f"/people/{cast.stan.pk}/roles/new/", form).content
    browser.post(f"/people/roles/{role.pk}/end/", {"last_day": ""})
    assert not Person.objects.get(pk=cast.stan.pk).roles_now


def test_it_says_in_the_tree_what_is_missing(cast, sign_in):
    page = sign_in(cast.stan).get(f"/units/{cast.units.tax.pk}/").content.decode()
    assert "No approver here: the approver of Faculty of Law decides." in page
    page = sign_in(cast.stan).get(f"/units/{cast.units.root.pk}/").content.decode()
    assert "nothing can be approved" in page
    assert sign_in(cast.stan).get("/units/").content.decode().count("that of Faculty of Law") == 2


def test_it_adds_renames_and_moves_units(cast, sign_in):
    browser = sign_in(cast.sander)
    form = {"name_en": "Optics", "name_nl": "Optica", "slug": "optics", "kind": "programme"}
    assert b"Optics" in browser.post(f"/units/{cast.units.tax.pk}/new/", form, follow=True).content
    optics = Unit.objects.get(slug="optics")
    browser.post(f"/units/{optics.pk}/change/", form | {"name_en": "Light"})
    browser.post(f"/units/{optics.pk}/move/", {"to": cast.units.science.pk})
    optics.refresh_from_db()
    assert optics.name_en == "Light"
    assert optics.is_within(Unit.objects.get(slug="science").path)


def test_it_tells_the_steward_where_nobody_can_approve(cast):
    assert ["University of Example" in str(todo.what) for todo in waiting_for(cast.sander)] == [True]
    assert waiting_for(cast.clara) == []


def test_it_lets_only_you_say_whether_you_may_be_named(cast, sign_in):
    browser = sign_in(cast.olga)
    browser.post("/me/naming/", {"agrees": "yes"})
    assert Person.objects.get(pk=cast.olga.pk).may_be_named_since
    browser.post("/me/naming/", {"agrees": "no"})
    assert Person.objects.get(pk=cast.olga.pk).may_be_named_since is None
    with pytest.raises(Exception, match="Only they themselves"):
        people.be_named(Actor(cast.sander), cast.olga, agrees=True)


def test_it_connects_and_disconnects_groups(cast, sign_in):
    browser = sign_in(cast.sander)
    browser.post("/people/groups/", {"group": "law", "role": "contact", "unit": cast.units.law.pk})
    mapping = GroupMapping.objects.get()
    assert mapping.made_by == cast.sander
    given = Assignment.objects.create(
        person=cast.stan, unit=cast.units.law, role="contact", starts="2026-01-01", granted_by_group="law"
    )
    browser.post(f"/people/groups/{mapping.pk}/end/")
    assert not GroupMapping.objects.exists()
    assert not Assignment.objects.get(pk=given.pk).holds_on()
    assert Assignment.objects.get(person=cast.clara).holds_on()


def test_it_shows_nobody_elses_page_as_yours(cast, sign_in):
    page = sign_in(cast.clara).get("/me/").content.decode()
    assert "clara@example.org" in page
    assert page.count("Give it up") == 1


def test_it_tells_the_old_address_that_another_one_signs_in_now(
    cast, sign_in, mailoutbox, django_capture_on_commit_callbacks
):
    form = {"name": "Emma", "email": "elsewhere@example.org", "language": "nl"}
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.sander).post(f"/people/{cast.emma.pk}/change/", form)
    assert mailoutbox[0].to == ["emma@example.org"]
    assert "elsewhere@example.org" in mailoutbox[0].body
    assert mailoutbox[0].subject == "Je adres bij Pedel is gewijzigd"
