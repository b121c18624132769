"""Whatever a server answers, it is told as trouble, and never taken for success."""

from __future__ import annotations

import pytest

from networks.contract import media, post
from networks.faulty import Answer, FaultyServer, serving
from pedel.networks import App, Credential, NetworkError, Receipt, Trouble, connector

ANSWERS = [
    [],
    "no",
    7,
    None,
    {},
    {"uri": 5},
    {"uri": "at://x", "cid": "y"},
    {"value": []},
    {"accessJwt": 7},
    {"blob": "no"},
    {"did": []},
]
POST = Receipt("at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3k2222222222a")


class Babbling(FaultyServer):
    """Says the same to everything."""

    says: object = None

    def act(self, request):
        return Answer(b"null" if self.says is None else self.says)


@pytest.fixture(scope="module")
def babbling():
    with serving(Babbling()) as it:
        yield it


@pytest.fixture(params=ANSWERS, ids=str)
def server(request, babbling):
    babbling.says = request.param
    return babbling


@pytest.fixture
def credential(server):
    return Credential("token", "refresh", account="did:plc:" + "a" * 24, server=server.url)


@pytest.fixture
def bluesky(server):
    return connector("bluesky", App(url=server.url))


@pytest.mark.parametrize(
    "ask",
    [
        lambda it, credential: it.connect("law.example.edu", "secret"),
        lambda it, credential: it.refresh(credential),
        lambda it, credential: it.find(credential, post()),
        lambda it, credential: it.look(credential, POST),
        lambda it, credential: it.prepare(credential, media()),
        lambda it, credential: it.publish(credential, post(answers=POST.id)),
    ],
)
def test_it_is_told_as_nonsense(bluesky, credential, ask):
    with pytest.raises(NetworkError) as caught:
        ask(bluesky, credential)
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.NONSENSE, "definite")


def test_a_post_may_be_out_all_the_same(bluesky, credential):
    with pytest.raises(NetworkError) as caught:
        bluesky.publish(credential, post())
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.NONSENSE, "unknown")
