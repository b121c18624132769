"""The one cast: the people, units and accounts that every test of the desk knows.

    University of Example (root)        Sander   steward
    ├── Faculty of Law (law)            Clara    contact person   Cees  her deputy
    │   │                               Anna     approver         Dirk  her deputy
    │   └── Institute of Tax Law (tax)
    └── Faculty of Science (science)    Samira   contact person   Bram  approver

Emma edits @examplelaw (Mastodon) and @examplelaw.example.org (Bluesky), both of Law; Victor is her
supervisor; Olga owns the accounts. Sofie edits @examplescience. Stan is staff without any role.
"""

from __future__ import annotations

from types import SimpleNamespace

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Assignment, Person, Role, Unit

PASSWORD = "correct horse battery staple"


def units() -> SimpleNamespace:
    def under(parent: Unit | None, slug: str, en: str, nl: str, kind: str) -> Unit:
        fields = {"name_en": en, "name_nl": nl, "slug": slug, "kind": kind}
        add = Unit.objects.add_child if parent else Unit.objects.add_root
        return add(*filter(None, [parent]), create_kwargs=fields)

    root = under(None, "root", "University of Example", "Universiteit van Voorbeeld", "university")
    law = under(root, "law", "Faculty of Law", "Faculteit der Rechten", "faculty")
    science = under(root, "science", "Faculty of Science", "Faculteit der Wetenschap", "faculty")
    tax = under(law, "tax", "Institute of Tax Law", "Instituut Belastingrecht", "institute")
    return SimpleNamespace(**{unit.slug: Unit.objects.get(pk=unit.pk) for unit in (root, law, science, tax)})


def _person(name: str, **fields: object) -> Person:
    return Person.objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name, **fields)


def people() -> SimpleNamespace:
    victor = _person("Victor")
    everyone = {"victor": victor, "emma": _person("Emma", supervisor=victor)}
    for name in "Sander Clara Cees Anna Dirk Samira Bram Olga Sofie Stan".split():
        everyone[name.lower()] = _person(name)
    return SimpleNamespace(**everyone)


def roles(who: SimpleNamespace, where: SimpleNamespace) -> None:
    for person, unit, role, is_deputy in (
        (who.sander, where.root, Role.STEWARD, False),
        (who.clara, where.law, Role.CONTACT, False),
        (who.cees, where.law, Role.CONTACT, True),
        (who.anna, where.law, Role.APPROVER, False),
        (who.dirk, where.law, Role.APPROVER, True),
        (who.samira, where.science, Role.CONTACT, False),
        (who.bram, where.science, Role.APPROVER, False),
    ):
        Assignment.objects.create(
            person=person, unit=unit, role=role, is_deputy=is_deputy, starts="2020-01-01"
        )


def accounts(who: SimpleNamespace, where: SimpleNamespace) -> SimpleNamespace:
    law = Account.objects.create(
        unit=where.law,
        network="mastodon",
        handle="examplelaw@social.example",
        name="Example Law",
        url="https://social.example/@examplelaw",
        account_class="faculty",
        state="active",
        languages=["en", "nl"],
        purpose="What the faculty does, for its neighbours.",
        opened_on="2019-09-01",
    )
    sky = Account.objects.create(
        unit=where.law,
        network="bluesky",
        handle="examplelaw.example.org",
        name="Example Law",
        account_class="faculty",
        state="active",
        languages=["en"],
    )
    science = Account.objects.create(
        unit=where.science,
        network="mastodon",
        handle="examplescience@social.example",
        name="Example Science",
        account_class="faculty",
        state="active",
        languages=["en"],
    )
    for account, person, part in (
        (law, who.olga, "owner"),
        (law, who.emma, "editor"),
        (sky, who.olga, "owner"),
        (sky, who.emma, "editor"),
        (science, who.sofie, "owner"),
    ):
        Membership.objects.create(account=account, person=person, part=part, starts="2020-01-01")
    return SimpleNamespace(law=law, sky=sky, science=science)


def assemble() -> SimpleNamespace:
    """Everybody and everything: `cast.emma`, `cast.units.law`, `cast.accounts.law`."""
    where, who = units(), people()
    roles(who, where)
    return SimpleNamespace(units=where, accounts=accounts(who, where), **vars(who))
