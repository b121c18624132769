"""X on loopback, faithful as far as its descriptions go.

Made from `openapi.json` (2.168) of xdevplatform/docs: paths, scopes, required fields and those that are not
allowed (`additionalProperties: false`), patterns and greatest values of CreatePostsRequest,
InitializeMediaUploadRequest, AppendMediaUploadRequest and CreateMediaMetadataRequest; and from its pages on
OAuth 2, chunked upload, rate limits, response codes and edited posts. That a post sent twice, one too long
and an unknown media id are refused in these words is known from reports of clients, not from a description.
Nobody could check here: when a timeline shows a new post, how X writes addresses without http in
`expanded_url`, and whether a second DELETE answers as this one does.
"""

import base64
import hashlib
import re
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from networks.faulty import Answer, FaultyServer, RefusalError
from pedel.networks.x.weighing import weight

PROBLEMS = "https://api.x.com/2/problems/"
ID, SECRET, BACK = "app-of-pedel", "secret-of-pedel", "https://pedel.example.edu/channels/back/"
LINK = re.compile(r"https?://[^\s<>]*[\w/=&]|(?<![\w@./])(?:[\w-]+\.)+(?:nl|edu|org|com)(?:/[^\s<>]*\w)?")
MEDIA = {"media_ids", "tagged_user_ids", "title", "description"}
TYPES = ("video/mp4", "video/webm", "video/quicktime", "image/jpeg", "image/gif", "image/png", "image/webp")
CATEGORIES = ("tweet_image", "tweet_gif", "tweet_video")
WHO = {"id": "2244994945", "username": "examplelaw", "name": "Example Law School"}


def refuse(status, title, detail, kind="about:blank", **more):
    raise RefusalError(status, {"title": title, "detail": detail, "type": kind, "status": status, **more})


def no_tweet(tweet):
    detail = f"Could not find tweet with id: [{tweet}]."
    kind = f"{PROBLEMS}resource-not-found"
    return {
        "errors": [{"title": "Not Found Error", "detail": detail, "type": kind, "resource_type": "tweet"}]
    }


class XServer(FaultyServer):
    SENDS = ("POST", "/2/tweets")

    def __init__(self):
        super().__init__()
        self.tokens, self.refreshes, self.codes = {}, {}, {}
        self.tweets, self.uploads, self.alts = {}, {}, {}
        self.work = 0
        self.errors = None
        self.number = 1_800_000_000_000_000_000
        api = r"/2/"
        self.route("GET", r"/i/oauth2/authorize", self.authorize)
        self.route("POST", api + r"oauth2/token", self.token)
        self.route("POST", api + r"oauth2/revoke", self.revoke)
        self.route("GET", api + r"users/me", self.me)
        self.route("POST", api + r"media/upload/initialize", self.initialize)
        self.route("POST", api + r"media/upload/(\d+)/append", self.append)
        self.route("POST", api + r"media/upload/(\d+)/finalize", self.finalize)
        self.route("GET", api + r"media/upload", self.status)
        self.route("POST", api + r"media/metadata", self.metadata)
        self.route("POST", api + r"tweets", self.create)
        self.route("GET", api + r"users/(\d+)/tweets", self.timeline)
        self.route("GET", api + r"tweets/(\d+)", self.lookup)
        self.route("DELETE", api + r"tweets/(\d+)", self.delete)

    def act(self, request):
        return self.retired(request) if re.match(r"/1(\.1)?/", request.path) else super().act(request)

    def retired(self, request):
        said = "The Twitter REST API v1 is no longer active. Please migrate."
        return Answer({"errors": [{"message": said, "code": 64}]}, 410)

    # Signing in

    def authorize(self, request):
        """The page on which somebody says yes, answered as if they had."""
        asked = request.query
        needed = ("client_id", "redirect_uri", "scope", "state", "code_challenge")
        if asked.get("response_type") != "code" or not all(asked.get(name) for name in needed):
            refuse(400, "Invalid Request", "Something went wrong")
        if asked["client_id"] != ID or asked["redirect_uri"] != BACK:
            refuse(400, "Invalid Request", "Something went wrong")
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = urlencode({"state": asked["state"], "code": code})
        return Answer(b"", 302, {"Location": f"{BACK}?{back}"})

    def token(self, request):
        self.knows_app(request)
        form = request.form()
        if form.get("grant_type") == "authorization_code":
            asked = self.codes.pop(form.get("code"), None)
            given = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(given).decode().rstrip("=")
            if not asked or form.get("redirect_uri") != asked["redirect_uri"]:
                self.over("Value passed for the authorization code was invalid.")
            if asked["code_challenge_method"] != "S256" or asked["code_challenge"] != challenge:
                self.over("Value passed for the code verifier did not match the code challenge.")
            return self.pair(asked["scope"].split())
        scopes = self.refreshes.pop(form.get("refresh_token"), None)
        if form.get("grant_type") != "refresh_token" or scopes is None:
            self.over("Value passed for the token was invalid.")
        return self.pair(scopes)

    def over(self, said):
        raise RefusalError(400, {"error": "invalid_request", "error_description": said})

    def knows_app(self, request):
        basic = base64.b64encode(f"{ID}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            said = "Missing valid authorization header"
            raise RefusalError(401, {"error": "unauthorized_client", "error_description": said})

    def pair(self, scopes, seconds=7200):
        access, refresh = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        self.tokens[access] = (set(scopes), datetime.now(UTC) + timedelta(seconds=seconds))
        said = {"token_type": "bearer", "expires_in": seconds, "access_token": access}
        if "offline.access" in scopes:
            self.refreshes[refresh] = scopes
            said["refresh_token"] = refresh
        return {**said, "scope": " ".join(scopes)}

    def revoke(self, request):
        self.knows_app(request)
        token = request.form().get("token")
        if self.tokens.pop(token, None) is None and self.refreshes.pop(token, None) is None:
            self.over("Value passed for the token was invalid.")
        return {"revoked": True}

    def allowed(self, request, *scopes):
        known, until = self.tokens.get(request.token, (set(), datetime.min.replace(tzinfo=UTC)))
        if until < datetime.now(UTC):
            refuse(401, "Unauthorized", "Unauthorized")
        if not set(scopes) <= known:
            refuse(403, "Forbidden", "Forbidden")

    # Who

    def me(self, request):
        self.allowed(request, "users.read", "tweet.read")
        wanted = request.query.get("user.fields", "").split(",")
        more = {"description": "We teach law.", "profile_image_url": "https://pbs.example.com/law.jpg"}
        return {"data": {**WHO, **{name: more[name] for name in wanted if name in more}}}

    # Pictures and films

    def initialize(self, request):
        self.allowed(request, "media.write")
        body = request.json()
        if set(body) - {"media_type", "total_bytes", "media_category", "shared", "additional_owners"}:
            self.invalid("unknown field")
        if body.get("media_type") not in TYPES or body.get("media_category") not in CATEGORIES:
            self.invalid("media type unrecognized.")
        if body["media_category"] == "tweet_image" and body["total_bytes"] > 5 * 1024 * 1024:
            self.invalid("File size exceeds 5242880 bytes.")
        made = self.next()
        self.uploads[made] = {"pieces": {}, **body, "done": False}
        return {"data": {"id": made, "media_key": f"3_{made}", "expires_after_secs": 86400}}

    def append(self, request):
        self.allowed(request, "media.write")
        upload = self.upload(request)
        fields = parts(request)
        if set(fields) != {"media", "segment_index"} or not 0 <= int(fields["segment_index"]) <= 999:
            self.invalid("media and segment_index are required")
        if len(fields["media"]) > 8 * 1024 * 1024:
            refuse(413, "Payload Too Large", "Segment too large")
        upload["pieces"][int(fields["segment_index"])] = fields["media"]
        return {"data": {"expires_at": 1_900_000_000}}

    def finalize(self, request):
        self.allowed(request, "media.write")
        upload, made = self.upload(request), request.match.group(1)
        pieces = upload["pieces"]
        content = b"".join(pieces[index] for index in sorted(pieces))
        if sorted(pieces) != list(range(len(pieces))) or len(content) != upload["total_bytes"]:
            self.invalid("Segments do not add up to provided total file size.")
        upload["done"], upload["content"] = True, content
        if upload["media_category"] == "tweet_image":
            return {"data": {"id": made, "media_key": f"3_{made}", "size": len(content)}}
        return self.working(made)

    def working(self, made):
        state = "failed" if self.work < 0 else "in_progress" if self.work else "succeeded"
        info = {"state": state} | ({"check_after_secs": 1} if state == "in_progress" else {})
        if state == "failed":
            info["error"] = {"code": 1, "name": "InvalidMedia", "message": "Unsupported video format"}
        self.work = max(self.work - 1, 0) if self.work > 0 else self.work
        self.uploads[made]["ready"] = state == "succeeded"
        return {"data": {"id": made, "media_key": f"7_{made}", "processing_info": info}}

    def status(self, request):
        self.allowed(request, "media.write")
        if request.query.get("media_id") not in self.uploads:
            self.invalid("unknown media")
        return self.working(request.query["media_id"])

    def metadata(self, request):
        self.allowed(request, "media.write")
        body = request.json()
        alt = body.get("metadata", {}).get("alt_text", {}).get("text", "")
        if body.get("id") not in self.uploads or len(alt) > 1000:
            self.invalid("alt_text")
        self.alts[body["id"]] = alt
        return {"data": {"id": body["id"], "associated_metadata": {"alt_text": {"text": alt}}}}

    def upload(self, request):
        if request.match.group(1) not in self.uploads:
            self.invalid("unknown media")
        return self.uploads[request.match.group(1)]

    def invalid(self, said):
        detail = "One or more parameters to your request was invalid."
        errors = [{"parameters": {}, "message": said}]
        refuse(400, "Invalid Request", detail, f"{PROBLEMS}invalid-request", errors=errors)

    # Posts

    def create(self, request):
        self.allowed(request, "tweet.read", "tweet.write", "users.read")
        body = request.json()
        if set(body) - {"text", "media", "reply"} or set(body.get("media", {})) - MEDIA:
            self.invalid("unknown field")
        if self.errors is not None:
            return {"errors": [self.errors]}
        text, files = body.get("text", ""), body.get("media", {}).get("media_ids", [])
        if not text and not files:
            self.invalid("text or media is required")
        if len(files) > 4 or not all(self.uploads.get(one, {}).get("done") for one in files):
            self.invalid("Your media IDs are invalid.")
        if weight(text) > 280:
            refuse(403, "Forbidden", "You are not permitted to perform this action.")
        reply = body.get("reply", {}).get("in_reply_to_tweet_id", "")
        if reply and reply not in self.tweets:
            refuse(
                403, "Forbidden", "You attempted to reply to a Tweet that is deleted or not visible to you."
            )
        if any(one["typed"] == text and not one["gone"] and text for one in self.tweets.values()):
            refuse(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
        made = self.put(text, files=files, reply=reply)
        return Answer({"data": {"id": made, "text": self.tweets[made]["text"]}}, 201)

    def put(self, typed, at=None, files=(), reply="", history=()):
        """A post as it is kept: every address in its short form, pictures as one more at the end."""
        made, urls, pieces, end = self.next(), [], [], 0
        for match in LINK.finditer(typed):
            url, address = f"https://t.co/{secrets.token_hex(5)}", match.group()
            expanded = address if "://" in address else f"http://{address}"
            urls.append({"url": url, "expanded_url": expanded, "display_url": address})
            pieces += [escaped(typed[end : match.start()]), url]
            end = match.end()
        text = "".join(pieces) + escaped(typed[end:])
        if files:
            url = f"https://t.co/{secrets.token_hex(5)}"
            there = f"https://x.com/examplelaw/status/{made}/photo/1"
            shown = {"display_url": "pic.x.com/a", "media_key": f"3_{files[0]}"}
            urls.append({"url": url, "expanded_url": there, **shown})
            text = f"{text} {url}".strip()
        for one in urls:
            one["start"] = text.index(one["url"])
            one["end"] = one["start"] + len(one["url"])
        self.tweets[made] = {
            "id": made,
            "text": text,
            "typed": typed,
            "at": at or datetime.now(UTC),
            "urls": urls,
            "files": list(files),
            "reply": reply,
            "gone": False,
            "history": [*history, made],
        }
        for earlier in history:
            self.tweets[earlier]["history"] = [*history, made]
        return made

    def timeline(self, request):
        self.allowed(request, "tweet.read", "users.read")
        if request.match.group(1) != WHO["id"] or not 5 <= int(request.query.get("max_results", 10)) <= 100:
            self.invalid("id or max_results")
        start = datetime.strptime(request.query["start_time"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        newest = [one for one in reversed(self.tweets.values()) if not one["gone"] and one["at"] >= start]
        newest = [one for one in newest if one["history"][-1] == one["id"]]
        first = int(request.query.get("pagination_token") or 0)
        last = first + int(request.query.get("max_results", 10))
        meta = {"result_count": len(newest[first:last])}
        if last < len(newest):
            meta["next_token"] = str(last)
        rows = [self.shown(one, request) for one in newest[first:last]]
        return {"data": rows, "meta": meta} if rows else {"meta": meta}

    def lookup(self, request):
        self.allowed(request, "tweet.read", "users.read")
        one = self.tweets.get(request.match.group(1))
        if one is None or one["gone"]:
            return no_tweet(request.match.group(1))
        media = [{"media_key": f"3_{file}", "type": "photo"} for file in one["files"]]
        if "alt_text" in request.query.get("media.fields", ""):
            media = [row | self.alt(file) for row, file in zip(media, one["files"], strict=True)]
        more = {"includes": {"media": media}} if media and "media_keys" in request.query["expansions"] else {}
        return {"data": self.shown(one, request), **more}

    def alt(self, file):
        return {"alt_text": self.alts[file]} if file in self.alts else {}

    def shown(self, one, request):
        asked = request.query.get("tweet.fields", "").split(",")
        row = {"id": one["id"], "text": one["text"], "edit_history_tweet_ids": one["history"]}
        if "created_at" in asked:
            row["created_at"] = one["at"].strftime("%Y-%m-%dT%H:%M:%S.000Z")
        if "entities" in asked and one["urls"]:
            row["entities"] = {"urls": one["urls"]}
        if "referenced_tweets" in asked and one["reply"]:
            row["referenced_tweets"] = [{"type": "replied_to", "id": one["reply"]}]
        return row

    def delete(self, request):
        self.allowed(request, "tweet.read", "tweet.write", "users.read")
        one = self.tweets.get(request.match.group(1))
        if one is None or one["gone"]:
            return no_tweet(request.match.group(1))
        for version in one["history"]:
            self.tweets[version]["gone"] = True
        return {"data": {"deleted": True}}

    def next(self):
        self.number += 1
        return str(self.number)

    def standing(self):
        """What a reader sees on the account, the oldest first."""
        live = [one for one in self.tweets.values() if not one["gone"] and one["history"][-1] == one["id"]]
        return sorted(live, key=lambda one: one["history"][0])


def escaped(text):
    """As X writes text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def parts(request):
    """The fields of a multipart/form-data body (RFC 7578)."""
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    found = {}
    for part in request.body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]+)"', head).group(1).decode()
        found[name] = content.removesuffix(b"\r\n")
    return found
