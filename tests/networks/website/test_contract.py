import pytest

from networks.contract import NOW, Bench, Contract, post
from networks.faulty import serving
from networks.website.server import WebsiteServer
from pedel.networks import App, Credential, NetworkError, Receipt, Trouble, connector


class WebsiteBench(Bench):
    is_idempotent = True

    def __init__(self, server):
        self.server = server
        self.connector = connector("website", App(url=server.url))
        self.credential = Credential("", account="www.rijnmeer.example/law")

    def send(self, given, credential=None):
        """What the ledger does: publishes, and from then on the desk shows the post."""
        receipt = super().send(given, credential)
        self.server.show(given)
        return receipt

    def texts(self):
        return [shown["text"] for shown in self.server.posts.values()]

    def earlier(self, text):
        self.server.show(post(text, key="e" * 20))

    def too_long(self):
        return "a" * 100_000

    def wrong(self):
        return Credential("whatever")

    def expired(self):
        return None

    def change_elsewhere(self, receipt, text):
        self.server.posts[receipt.id].update(text=text, edited_at=NOW.isoformat())
        return True

    def looks_wrong(self):
        with pytest.raises(NetworkError) as caught:
            self.connector.find(self.credential, self.post())
        return caught.value


@pytest.fixture
def bench():
    with serving(WebsiteServer()) as server:
        yield WebsiteBench(server)


class TestWebsite(Contract):
    """Where nothing is sent nothing can be refused, lost or doubled: those tests say what holds instead."""

    def test_it_tells_that_a_text_is_too_long(self, bench):
        """No text is: the institution sets no limit to itself."""
        assert bench.send(bench.post(bench.too_long())).id
        assert bench.texts() == [bench.too_long()]

    def test_it_tells_that_a_token_is_wrong(self, bench):
        """There is none, and none is shown to anybody."""
        assert bench.send(bench.post(), bench.wrong()).id
        assert bench.connector.find(bench.wrong(), bench.post())
        assert "authorization" not in bench.server.requests[0].headers

    def test_it_refreshes_what_has_expired_and_keeps_the_rest(self, bench):
        """Nothing ends."""
        assert bench.connector.refresh(bench.credential) == bench.credential

    def test_it_tells_when_to_come_again(self, bench):
        """Of looking, since publishing asks nobody."""
        bench.server.fault("429", retry_after=7)
        error = bench.looks_wrong()
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.RATE, "definite", False)
        assert 6 <= error.retry_after <= 7

    def test_it_tells_that_the_network_is_down(self, bench):
        bench.server.fault("503")
        error = bench.looks_wrong()
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOWN, "definite", False)

    @pytest.mark.parametrize("fault", ["500", "cut_before", "html"])
    def test_it_looks_and_finds_that_nothing_went_out(self, bench, fault):
        """A page that cannot be read says nothing; one that is not there says no."""
        bench.server.fault(fault)
        assert bench.looks_wrong().outcome == "definite"
        assert bench.connector.find(bench.credential, bench.post()) is None

    @pytest.mark.parametrize("fault", ["500_after", "cut_after", "slow_after", "html_after"])
    def test_it_looks_and_finds_that_it_went_out(self, bench, fault, monkeypatch):
        """Publishing does not even notice; whoever looks again finds it."""
        if fault == "slow_after":
            monkeypatch.setattr("pedel.networks.http.TIMEOUT", 2.0)
        bench.server.fault(fault)
        receipt = bench.send(bench.post())
        assert bench.server.requests == []
        assert bench.looks_wrong().trouble in (Trouble.CUT, Trouble.DOWN, Trouble.NONSENSE)
        assert bench.connector.find(bench.credential, bench.post()) == receipt

    def test_it_never_tries_by_itself(self, bench):
        bench.server.fault("503")
        bench.looks_wrong()
        assert len(bench.server.requests) == 1

    def test_the_same_words_of_an_hour_ago_are_another_post(self, bench):
        """A post is known by its key, not by its words."""
        bench.earlier("The library opens at nine.")
        assert bench.connector.find(bench.credential, bench.post()) is None

    def test_it_changes_a_post(self, bench):
        """What is published stands; a correction is a new post."""
        with pytest.raises(NetworkError) as caught:
            bench.connector.edit(bench.credential, bench.send(bench.post()), bench.post("At ten."))
        assert caught.value.trouble == Trouble.NOT_HERE

    def test_it_takes_back_and_sees_that_it_is_gone(self, bench):
        """The desk stops showing it; the connector asks nobody for that."""
        receipt = bench.send(bench.post())
        bench.connector.withdraw(bench.credential, receipt)
        assert bench.server.requests == []
        bench.server.hide(receipt.id)
        assert bench.connector.look(bench.credential, receipt) is None
        bench.connector.withdraw(bench.credential, receipt)

    def test_nobody_reads_a_credential(self, bench):
        """There is nothing to read."""
        assert (bench.credential.access, bench.credential.refresh) == ("", "")

    def test_its_receipt_is_the_page_of_the_desk(self, bench):
        receipt = bench.send(bench.post())
        page = f"{bench.server.url}/official/0123456789abcdef0123/"
        assert receipt == Receipt("0123456789abcdef0123", page, NOW)

    def test_it_takes_the_address_that_the_page_names(self, bench):
        receipt = bench.send(bench.post())
        bench.server.posts[receipt.id]["url"] = "https://desk.example/official/first/"
        assert bench.connector.look(bench.credential, receipt).url == "https://desk.example/official/first/"

    def test_it_publishes_also_where_the_desks_own_address_is_not_known(self, bench):
        lost = connector("website")
        assert lost.publish(bench.credential, bench.post()).url == ""
        with pytest.raises(NetworkError, match="own address"):
            lost.find(bench.credential, bench.post())

    @pytest.mark.parametrize("page", [[], {"alts": []}, {"text": "a", "edited_at": "yesterday"}])
    def test_a_page_that_says_something_else_is_told(self, bench, page):
        receipt = bench.send(bench.post())
        bench.server.posts[receipt.id] = page
        with pytest.raises(NetworkError) as caught:
            bench.connector.look(bench.credential, receipt)
        assert (caught.value.trouble, caught.value.outcome) == (Trouble.NONSENSE, "definite")

    def test_the_desk_serves_it(self, bench):
        others = [name for name in ("mastodon", "x") if connector(name).serves_itself]
        assert bench.connector.serves_itself
        assert others == []
