"""Numbers, dates and addresses that say who a private person is.

What the law protects as identifying a living person (GDPR, article 4(1) and, for national
numbers, article 87; UAVG, article 46), wherever it stands: in the text, the profile, a
description or a file name. A value counts when its form, its check digit and the words around it
agree; the words decide. Every match is masked.

- `bsn`: a Dutch citizen service number that is announced as one and passes its check ("elfproef");
  the Belgian national register number likewise.
- `student_number`, `staff_number`: a number announced as one, a number right after "student" or
  "grade for", and the s-number of a student near words about study.
- `document`: the number of a passport, identity card, driving licence or residence permit.
- `iban`: a bank account number that passes its check; a question when an organisation is paid.
- `payment_card`: a card number that passes the Luhn check and begins as the card brands' do.
- `birth_date`: a full date given as somebody's birth; not of history, royalty, groups or pandas.
- `phone`: a mobile number, or another one with words that make it somebody's own. A landline
  number of which nobody says whose it is becomes a question.
- `address`: a street and house number where somebody is said to live.
- `email`: the address of a person: by its provider, or because it reads like a name.

Left alone on purpose: a row of digits that nobody announces; desks, switchboards, press offices,
emergency, 0800, 0900 and 088 numbers; mailboxes of functions (info@, press@, griffie@); visiting
addresses, rooms and PO boxes; numbers of orders, books, grants, courses and chambers of commerce;
example numbers that are called so; names (another check's work). `published` holds the numbers and
addresses that the institution itself gives out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...match import Label, Match, Part, Scan
from ...text import Span
from .accounts import cards, ibans
from .addresses import addresses
from .births import births
from .context import Place, longest_row
from .emails import emails, may_hold_email
from .numbers import numbers, s_numbers
from .phones import phones

CATEGORIES = {
    "bsn": Label("a citizen service number (BSN)", "een burgerservicenummer (BSN)"),
    "student_number": Label("a student number", "een studentnummer"),
    "staff_number": Label("an employee number", "een personeelsnummer"),
    "document": Label("the number of an identity document", "het nummer van een identiteitsbewijs"),
    "iban": Label("a bank account number", "een bankrekeningnummer"),
    "payment_card": Label("a payment card number", "het nummer van een betaalkaart"),
    "birth_date": Label("somebody's date of birth", "iemands geboortedatum"),
    "phone": Label("a private phone number", "een privételefoonnummer"),
    "address": Label("somebody's home address", "iemands woonadres"),
    "email": Label("a personal e-mail address", "een persoonlijk e-mailadres"),
}


@dataclass(frozen=True)
class Params:
    """What a pack may set.

    `published`: phone numbers and e-mail addresses that the institution gives out itself.
    `born_since`: the first year of birth that can be a living person's.
    """

    published: tuple[str, ...] = ()
    born_since: int = 1920


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a masked match for each identifier of a private person."""
    for part in scan.parts:
        found = list(_in(scan, part, params))
        if found:
            given_out = {_bare(entry) for entry in params.published}
            for category, span, ask in _apart(found):
                if _bare(part.text.folded[slice(*span)]) not in given_out:
                    yield Match(category, part, *span, masked=True, ask=ask)


Found = tuple[str, Span, bool]


def _in(scan: Scan, part: Part, params: Params) -> Iterator[Found]:
    """What is found in one part as (category, span, ask), the surest first."""
    digits = longest_row(part.text.clean)
    may_be_email = may_hold_email(part.text.folded)
    if not digits and not may_be_email:
        return
    place = Place(part, scan)
    if may_be_email:
        yield from (("email", span, False) for span in emails(place))
    if digits >= 9:
        yield from (("iban", span, ask) for span, ask in ibans(place))
        yield from (("payment_card", span, False) for span in cards(place))
    if digits:
        yield from ((category, span, False) for category, span in numbers(place))
        yield from (("birth_date", span, False) for span in births(place, scan.day.year, params.born_since))
        yield from (("address", span, False) for span in addresses(place))
    if digits >= 7:
        yield from (("student_number", span, False) for span in s_numbers(place))
    if digits >= 9:
        yield from (("phone", span, ask) for span, ask in phones(place))


def _apart(found: list[Found]) -> Iterator[Found]:
    """Without those that overlap one that is surer; in reading order."""
    ranked = sorted(range(len(found)), key=lambda index: (found[index][1][0], index))
    kept: list[int] = []
    for index in ranked:
        while kept and found[kept[-1]][1][1] > found[index][1][0]:
            if kept[-1] < index:
                break
            kept.pop()
        else:
            kept.append(index)
    return (found[index] for index in kept)


def _bare(value: str) -> str:
    """Letters, digits and the at sign alone; an international prefix as the national one."""
    bare = "".join(char for char in value.lower() if char.isalnum() or char == "@")
    for prefix in ("00310", "0031", "310", "31"):
        if bare.isdigit() and len(bare) > 10 and bare.startswith(prefix):
            return "0" + bare.removeprefix(prefix)
    return bare
