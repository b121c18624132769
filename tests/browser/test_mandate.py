"""A mandate: proposed by the editor on a screen, agreed by the supervisor on a phone."""

import re

from playwright.sync_api import expect

from pedel.desk.mandates.models import Mandate


def test_two_people_agree_what_may_go_out_at_once(page, open_browser, cast, sign_in_browser, axe):
    sign_in_browser(page, cast.emma).goto(f"/accounts/{cast.accounts.law.pk}/mandates/new/")
    axe(page)
    page.get_by_label("events").check()
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page).to_have_url(re.compile(r"/mandates/\d+/$"))
    expect(page.get_by_role("main")).to_contain_text("waits for the yes of Victor")
    axe(page)
    assert Mandate.objects.get().state == Mandate.State.PROPOSED

    phone = sign_in_browser(open_browser("phone"), cast.victor)
    phone.goto("/")
    phone.get_by_role("link", name=re.compile("Emma proposes a mandate")).click()
    axe(phone)
    phone.get_by_role("button", name="Agree", exact=True).click()
    expect(phone.get_by_role("main")).to_contain_text("in force")
    axe(phone)
    mandate = Mandate.objects.get()
    assert (mandate.state, mandate.kinds) == (Mandate.State.AGREED, ["event"])
