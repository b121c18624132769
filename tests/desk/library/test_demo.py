from pedel.desk.demo import accounts, library, university
from pedel.desk.library.models import Asset, Logo


def test_the_demo_has_pictures_with_and_without_a_licence_and_its_mark(db):
    university.fill()
    accounts.fill()
    library.fill()
    assert {asset.has_ended() for asset in Asset.objects.all()} == {True, False}
    assert Asset.objects.filter(licence="", logos=None).exists()
    assert Logo.objects.count() == 2
