"""Going the way that a browser goes: to the network's page and back."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import httpx

from pedel.desk.accounts.models import Channel


def way_out(browser, account):
    """The address of the network's page, as the desk gives it."""
    answer = browser.post(f"/accounts/{account.pk}/channel/connect/")
    page = browser.get(answer.headers["Location"]).content.decode()
    return html.unescape(re.search(r'channel-on" href="([^"]+)"', page).group(1))


def way_back(url):
    """Where the network sends whoever said yes."""
    parts = urlsplit(httpx.get(url).headers["location"])
    return parts.path, dict(parse_qsl(parts.query))


def walk(browser, account, **changed):
    """All the way; `changed` is what somebody changes in the answer. Gives the desk's last answer."""
    path, answer = way_back(way_out(browser, account))
    return browser.get(path, {**answer, **changed})


def said(browser, answer):
    """What the page says in the end."""
    return browser.get(answer.headers["Location"]).content.decode()


def state_of(account):
    """The state of an account's channel."""
    found = Channel.objects.filter(account=account).first()
    return found.state if found else "not_connected"
