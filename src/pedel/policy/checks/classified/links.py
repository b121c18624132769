r"""Links that lead to a place outsiders cannot, or should not, enter.

Sources: private addresses RFC 1918 and RFC 4193, loopback and link-local RFC 1122 and RFC 3927,
names for private networks RFC 6761 (localhost), RFC 6762 (.local) and ICANN's .internal (2024),
file URIs RFC 8089, and Microsoft's UNC paths (\\server\share).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .passage import Passage

_LINK = Pattern(
    r"(?:[a-z][a-z0-9+.-]*:/{2,3}(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])|(?:[a-z0-9_-]+\.)+[a-z]{2,}|"
    r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|localhost)"
    r"(?::[0-9]{2,5})?(?:[/?#\\][^\s<>\"]*)?"
)
_FILE = Pattern(r"\bfile:/{1,5}[\w.%$~-]+[/:|\\][^\s<>\"]*", ignore_case=True)
_UNC = Pattern(r"(?:^|[\s(\"'<:])(\\\\[A-Za-z0-9][\w.$-]+\\[\w$.~-][^\s<>\"|{}]*)")
_DRIVE = Pattern(r"(?:^|[\s(\"'<:])([A-Za-z]:\\(?:[^\s\\/:*?\"<>|{}]+\\)*[^\s\\/:*?\"<>|{}]+)")
_PRIVATE = Pattern(
    r"(?:127|10)(?:\.[0-9]{1,3}){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2}|"
    r"0\.0\.0\.0|\[::1\]|\[f[cd][0-9a-f]{2}:.*\]|\[fe[89ab][0-9a-f]:.*\]"
)
_INTERNAL_NAME = Pattern(
    r"(?:.*[.-])?(?:my|mijn)?intra(?:net)?(?:[0-9-].*)?(?:\..*)?|(?:.*\.)?(?:intern|internal)\..*"
)
_TOOL_NAMES = ("confluence", "jira", "wiki")
_TOOLS = Pattern(r"(?:.*[.-])?(?:confluence|jira|mediawiki-intern|wiki-intern|intern-wiki)[0-9]*(?:[.-].*)?")
_WEB = ("http", "https", "ftp", "smb", "ftps", "sftp")
_PRIVATE_ZONES = frozenset(("local", "lan", "internal", "intranet", "corp", "localdomain", "intern"))
_SHARED = {
    "teams.microsoft.com": ("/l/", "/_#", "/v2"),
    "teams.cloud.microsoft": ("/l/",),
    "docs.google.com": ("/document/", "/spreadsheets/", "/presentation/"),
    "drive.google.com": ("/",),
    "onedrive.live.com": ("/", "?"),
    "1drv.ms": ("/",),
    "dropbox.com": ("/s/", "/sh/", "/scl/", "/home"),
    "app.slack.com": ("/",),
    "mail.google.com": ("/",),
    "outlook.office.com": ("/mail", "/owa", "/group"),
    "outlook.office365.com": ("/mail", "/owa", "/group"),
    "engage.cloud.microsoft": ("/main",),
    "web.yammer.com": ("/main",),
    "yammer.com": ("/",),
    "surfdrive.surf.nl": ("/",),
}
_ENDS_A_SENTENCE = ".,;:!?)]}'\"*"


def internal_links(scan: Scan, part: Part, hosts: tuple[str, ...]) -> Iterator[Match]:
    """Yields every link in a part that is internal, also to one of the institution's own `hosts`."""
    clean = part.text.clean
    if scan.hits(part, "link") or scan.hits(part, "link.own"):
        for found in _LINK.finditer(part.text.folded):
            start, link = found.start(), found.group().rstrip(_ENDS_A_SENTENCE)
            passage = Passage(scan, part, start, start + len(link))
            if not part.text.folded.startswith("@", start - 1) and _is_internal(passage, link, hosts):
                yield Match("internal_link", part, start, start + len(link))
    if scan.hits(part, "link.file"):
        for found in _FILE.finditer(clean):
            link = found.group().rstrip(_ENDS_A_SENTENCE)
            yield Match("internal_link", part, found.start(), found.start() + len(link))


def network_paths(part: Part) -> Iterator[Match]:
    """Yields every path on a drive or a server of the own network, which no term can wake."""
    if "\\" not in part.text.clean:
        return
    for pattern in (_UNC, _DRIVE):
        for found in pattern.finditer(part.text.clean):
            path = found.group(1).rstrip(_ENDS_A_SENTENCE)
            yield Match("internal_link", part, found.start(1), found.start(1) + len(path))


def _is_internal(passage: Passage, link: str, hosts: tuple[str, ...]) -> bool:
    verdict = _judged(link, hosts)
    return verdict == "internal" or (verdict == "meeting" and not passage.near("open"))


def _judged(link: str, hosts: tuple[str, ...]) -> str:
    """The kind of a link: "internal", "meeting" (a meeting that may be public) or ""."""
    scheme, host, port, path = _taken_apart(link)
    if not host or scheme in ("file", "mailto"):
        return ""
    if any(host == own.lower() or host.endswith("." + own.lower().lstrip("*.")) for own in hosts):
        return "internal"
    if host[0] in "[0123456789" and _PRIVATE.fullmatch(host):
        return "internal" if scheme or port or path else ""
    if host[0] == "[":
        return ""
    if "." not in host:
        named = port or path or host == "localhost" or _INTERNAL_NAME.fullmatch(host)  # no cut-off link
        return "internal" if named and (scheme in _WEB or (host == "localhost" and port)) else ""
    if "int" in host and not _is_site(host) and _INTERNAL_NAME.fullmatch(host):
        return "internal"
    return "internal" if host.rpartition(".")[2] in _PRIVATE_ZONES else _of_a_service(host, path)


def _taken_apart(link: str) -> tuple[str, str, str, str]:
    """Scheme, host, port and path of a link; "" for what is not there."""
    scheme, sign, rest = link.partition("://")
    if not sign:
        scheme, rest = "", link
    rest = rest.lstrip("/")
    end = min((at for at in map(rest.find, "/?#\\") if at >= 0), default=len(rest))
    authority, path = rest[:end], rest[end:]
    if authority.startswith("["):
        host, _, port = authority.partition("]")
        return scheme, host + "]", port, path
    host, _, port = authority.partition(":")
    return scheme, host, port, path


def _is_site(host: str) -> bool:
    """Whether a host is a whole domain of that name, as intranet.com is, and not a host in one."""
    return host.removeprefix("www.").count(".") == 1


def _of_a_service(host: str, path: str) -> str:
    name = host.removeprefix("www.")
    if any(path.startswith(start) for start in _SHARED.get(name, ())):
        if path.startswith("/l/meetup-join"):
            return "meeting"
        return "" if "/pub" in path or "/d/e/" in path else "internal"
    if name.endswith((".sharepoint.com", ".atlassian.net")):
        return "internal"
    if name.endswith(".slack.com") and path.startswith(("/archives", "/files", "/messages", "/team")):
        return "internal"
    if name.endswith(("atlassian.com", "apache.org")):
        return ""
    if any(map(name.__contains__, _TOOL_NAMES)) and _TOOLS.fullmatch(name):
        return "internal"
    return "internal" if (path + "/").startswith("/intranet/") else ""
