"""Answers that no interface promises: a connector says so in the one way that everybody expects.

A network's test has a `bench` fixture, as for the Contract, and `class TestIt(Nonsense)`.
"""

import pytest

from networks.faulty import HTML, Answer
from pedel.networks import NetworkError, Receipt, Trouble

ODD = (None, 7, "odd", [1], {}, {"a": None}, [{}])
NAMES = ("data", "items", "elements", "errors", "error", "meta")
BODIES = [*ODD, *({name: one} for name in NAMES for one in ODD)]
"""Objects where lists should be, nothing where there should be something, and so on."""
STATUSES = (200, 201, 400, 404, 429)


class Nonsense:
    in_steps = False
    """Whether something that nobody sees is made before the post: when that goes wrong nothing is out."""

    @pytest.mark.parametrize("status", STATUSES)
    def test_it_reads_no_sense_into_nonsense(self, bench, status):
        given = bench.post()
        for body in BODIES:
            bench.server.act = lambda request, body=body: Answer(body, status)
            for name, ask in self.asking(bench, given).items():
                self.asked(name, ask, (status, body))

    def asking(self, bench, given):
        """Every question that a connector asks a network."""
        connector, credential = bench.connector, bench.credential
        receipt = Receipt("12", facts={})
        prepared = ["12"] * len(given.media)
        return {
            "profile": lambda: connector.profile(credential),
            "newest": lambda: connector.newest(credential),
            "refresh": lambda: connector.refresh(credential),
            "revoke": lambda: connector.revoke(credential),
            "finish": lambda: connector.finish("https://pedel.example.edu/", {"code": "c"}, {}),
            "publish": lambda: connector.publish(credential, given, prepared),
            "find": lambda: connector.find(credential, given),
            "look": lambda: connector.look(credential, receipt),
            "edit": lambda: connector.edit(credential, receipt, given),
            "withdraw": lambda: connector.withdraw(credential, receipt),
        }

    def asked(self, name, ask, answer):
        """Either something comes of it, or a NetworkError; what may be out is never called definite."""
        made, error = None, None
        try:
            made = ask()
        except NetworkError as caught:
            error = caught
        if name == "publish":
            is_known = answer[0] >= 400 or self.in_steps
            assert (error.is_unknown or is_known) if error else made.id, answer
        assert name != "find" or made is None, answer

    @pytest.mark.parametrize("status", [400, 403])
    def test_a_page_of_something_in_between_is_not_the_networks_word(self, bench, status):
        bench.server.act = lambda request: Answer(HTML, status, content_type="text/html")
        error = bench.fails()
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.NONSENSE, "definite", False)
        assert "text/html" in error.detail
