import io

import pytest
from PIL import Image

from desk.library.drawing import content, photo, upload
from pedel.desk.drafts import access, actions
from pedel.desk.drafts.questions import questions
from pedel.desk.drafts.writing import Writing
from pedel.desk.library import actions as library
from pedel.desk.library.models import Asset
from pedel.desk.record.acting import Actor


@pytest.fixture
def draft(cast):
    made = actions.create(
        Actor(cast.emma),
        [cast.accounts.law, cast.accounts.sky],
        writing=Writing("Open on Monday.", language="en"),
    )
    return access.draft_for(cast.emma, made.pk)


def test_a_picture_that_comes_with_a_draft_is_kept_for_its_unit_alone(cast, draft):
    row = actions.add_picture(Actor(cast.emma), draft, upload=upload(photo(4, gps=True), "four.jpg"))
    asset = Asset.objects.get()
    assert (row.asset, asset.unit, asset.is_shared) == (asset, cast.units.law, False)
    assert content(asset.file) == photo(4, gps=True)
    assert not Image.open(io.BytesIO(content(row.file))).getexif()


def test_the_same_picture_in_two_drafts_is_one_asset(cast, draft):
    for _ in range(2):
        actions.add_picture(Actor(cast.emma), draft, upload=upload(photo(4), "four.jpg"))
    assert Asset.objects.get().pictures.count() == 2


def test_what_the_library_says_it_shows_comes_along_and_goes_back(cast, draft, asset):
    row = actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk)
    assert row.alt is None
    actions.describe(Actor(cast.emma), draft, picture=row.pk, alt="Students who work in the atrium")
    assert Asset.objects.get().alt_en == "Students who work in the atrium"
    assert (
        actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk).alt
        == "Students who work in the atrium"
    )


def test_a_chosen_picture_has_its_shape_and_nothing_of_the_camera(cast, draft, asset):
    row = actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk, shape="square")
    assert row.width == row.height == 240
    assert not Image.open(io.BytesIO(content(row.file))).getexif()


def test_a_picture_without_a_licence_asks_and_does_not_stop(cast, draft, asset):
    actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk)
    fresh = access.draft_for(cast.emma, draft.pk)
    (asked,) = [put for put in questions(fresh, "en") if put.id.startswith("licence:")]
    assert asked.clause.id == "liability.copyright"
    assert "atrium.jpg" in asked.text
    given = {"clause": asked.clause.id, "question": asked.id, "word": "yes"}
    actions.answer(Actor(cast.emma), fresh, **given)
    assert not next(put for put in questions(fresh, "nl") if put.id == asked.id).is_open
    library.license(Actor(cast.emma), Asset.objects.get(), licence="own")
    assert not [put for put in questions(access.draft_for(cast.emma, draft.pk), "en") if put.id == asked.id]


def test_the_page_chooses_several_at_once(cast, draft, put, sign_in):
    chosen = [put(photo(seed), f"{seed}.jpg").pk for seed in (6, 7)]
    client = sign_in(cast.emma)
    assert "6.jpg" in client.get(f"/drafts/{draft.pk}/library/?q=6").content.decode()
    answer = client.post(f"/drafts/{draft.pk}/library/", {"asset": chosen, "shape": "landscape"})
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    assert [row.asset_id for row in draft.pictures.all()] == chosen


def test_the_page_finds_by_a_picture_too(cast, draft, put, sign_in):
    put(photo(6), "six.jpg")
    put(photo(7), "seven.jpg")
    page = sign_in(cast.emma).post(f"/drafts/{draft.pk}/library/", {"picture": upload(photo(6), "x.jpg")})
    assert "six.jpg" in page.content.decode()
    assert "seven.jpg" not in page.content.decode()


def test_what_was_put_away_or_is_no_picture_is_not_taken(cast, draft, asset, sign_in):
    library.archive(Actor(cast.emma), asset)
    answer = sign_in(cast.emma).post(f"/drafts/{draft.pk}/library/", {"asset": asset.pk})
    assert answer.status_code == 422
    assert sign_in(cast.emma).post(f"/drafts/{draft.pk}/library/", {"asset": "x"}).status_code == 404


def test_the_asset_says_where_it_is_used_without_telling_of_others_drafts(cast, draft, asset, sign_in):
    actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk)
    assert "Open on Monday." in sign_in(cast.emma).get(f"/library/{asset.pk}/").content.decode()
    page = sign_in(cast.stan).get(f"/library/{asset.pk}/").content.decode()
    assert "Open on Monday." not in page
    assert "In 1 draft of other people." in page


def test_a_copy_of_a_draft_keeps_the_asset(cast, draft, asset):
    actions.choose_picture(Actor(cast.emma), draft, asset=asset.pk)
    assert actions.duplicate(Actor(cast.emma), draft).pictures.get().asset == asset
