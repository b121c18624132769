"""YouTube on loopback, faithful as far as its descriptions go.

Made from the Discovery document `youtube.v3.json` (paths, parameters, scopes) and Google's pages "Resumable
Uploads", "Videos: insert", "Videos: update", "Videos: list", "Captions: insert", "PlaylistItems: list",
"Errors", "Quota Calculator" and "Using OAuth 2.0 for Web Server Applications": sizes and ranges of pieces,
what a video needs, which characters a title may not have, that an update writes over the parts it names, that
`publishedAt` of a film is the moment in which it was made public, and that films of projects without an audit
stay private. Nobody could check here: how long YouTube works on a film, when a new one stands in the list of
uploads, and in which words an audit that is missing shows itself.
"""

import base64
import hashlib
import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from networks.faulty import Answer, FaultyServer, RefusalError

ID, SECRET, BACK = "app-of-pedel", "secret-of-pedel", "https://pedel.example.edu/channels/back/"
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
CHANNEL, UPLOADS = "UCexample0000000000000000", "UUexample0000000000000000"
QUARTER = 256 * 1024
SNIPPET = {"title", "description", "tags", "categoryId", "defaultLanguage"}
STATUS = {"privacyStatus", "selfDeclaredMadeForKids", "embeddable", "license", "publicStatsViewable"}


def refuse(status, reason, message, domain="youtube.video"):
    errors = [{"message": message, "domain": domain, "reason": reason}]
    raise RefusalError(status, {"error": {"code": status, "message": message, "errors": errors}})


class YouTubeServer(FaultyServer):
    SENDS = ("PUT", "/youtube/v3/videos")

    def __init__(self):
        super().__init__()
        self.tokens, self.refreshes, self.codes = {}, {}, {}
        self.videos, self.sessions, self.captions = {}, {}, []
        self.breaks = []
        self.is_audited, self.has_channel, self.grants = True, True, SCOPE
        self.route("GET", r"/o/oauth2/v2/auth", self.authorize)
        self.route("POST", r"/token", self.token)
        self.route("POST", r"/revoke", self.revoke)
        self.route("GET", r"/youtube/v3/channels", self.channels)
        self.route("POST", r"/upload/youtube/v3/videos", self.begin)
        self.route("PUT", r"/upload/youtube/v3/videos", self.piece)
        self.route("POST", r"/upload/youtube/v3/captions", self.caption)
        self.route("PUT", r"/youtube/v3/videos", self.update)
        self.route("GET", r"/youtube/v3/videos", self.list)
        self.route("GET", r"/youtube/v3/playlistItems", self.playlist)
        self.route("DELETE", r"/youtube/v3/videos", self.delete)

    def act(self, request):
        if re.match(r"(/upload)?/youtube/v2/", request.path):
            return Answer({"error": {"code": 410, "message": "No longer available", "errors": []}}, 410)
        if self.breaks and request.method == "PUT" and request.query.get("upload_id"):
            return self.broken(self.breaks.pop(0), request)
        return super().act(request)

    def broken(self, kind, request):
        """A piece whose answer does not come: "cut" before it arrived, "cut_after" when it had, "503".

        "fine" is one that comes.
        """
        if kind == "503":
            return Answer({"error": {"code": 503, "message": "Backend Error"}}, 503)
        done = super().act(request) if kind in ("cut_after", "fine") else None
        return done if kind == "fine" else None

    # Signing in

    def authorize(self, request):
        """The page on which somebody says yes, answered as if they had."""
        asked = request.query
        is_offline = asked.get("access_type") == "offline" and asked.get("prompt") == "consent"
        if asked.get("client_id") != ID or asked.get("redirect_uri") != BACK or not is_offline:
            raise RefusalError(400, {"error": "redirect_uri_mismatch"})
        if asked.get("response_type") != "code" or asked.get("code_challenge_method") != "S256":
            raise RefusalError(400, {"error": "invalid_request"})
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = urlencode({"state": asked["state"], "code": code, "scope": asked["scope"]})
        return Answer(b"", 302, {"Location": f"{BACK}?{back}"})

    def token(self, request):
        form = request.form()
        if (form.get("client_id"), form.get("client_secret")) != (ID, SECRET):
            self.over(401, "invalid_client", "The OAuth client was not found.")
        if form.get("grant_type") == "authorization_code":
            asked = self.codes.pop(form.get("code"), None)
            given = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(given).decode().rstrip("=")
            if not asked or form.get("redirect_uri") != asked["redirect_uri"]:
                self.over(400, "invalid_grant", "Malformed auth code.")
            if asked["code_challenge"] != challenge:
                self.over(400, "invalid_grant", "Invalid code verifier.")
            refresh = secrets.token_urlsafe(16)
            self.refreshes[refresh] = self.grants
            return {**self.access(self.grants), "refresh_token": refresh}
        scope = self.refreshes.get(form.get("refresh_token"))
        if form.get("grant_type") != "refresh_token" or scope is None:
            self.over(400, "invalid_grant", "Token has been expired or revoked.")
        return self.access(scope)

    def over(self, status, error, said):
        raise RefusalError(status, {"error": error, "error_description": said})

    def access(self, scope, seconds=3599):
        access = secrets.token_urlsafe(16)
        self.tokens[access] = (scope.split(), datetime.now(UTC) + timedelta(seconds=seconds))
        return {"access_token": access, "expires_in": seconds, "scope": scope, "token_type": "Bearer"}

    def revoke(self, request):
        if self.refreshes.pop(request.form().get("token"), None) is None:
            self.over(400, "invalid_token", "Token expired or revoked")
        self.tokens.clear()
        return {}

    def allowed(self, request):
        scopes, until = self.tokens.get(request.token, ([], datetime.min.replace(tzinfo=UTC)))
        if until < datetime.now(UTC):
            refuse(401, "authError", "Invalid Credentials", "global")
        if SCOPE not in scopes:
            said = "Request had insufficient authentication scopes."
            refuse(403, "insufficientPermissions", said, "global")

    # The channel

    def channels(self, request):
        self.allowed(request)
        assert request.query.get("mine") == "true"
        parts = request.query["part"].split(",")
        row = {"kind": "youtube#channel", "id": CHANNEL}
        if "snippet" in parts:
            pictures = {"default": {"url": "https://yt3.example.com/law"}}
            names = {"title": "University of Example", "customUrl": "@universityofexample"}
            row["snippet"] = {**names, "description": "We teach.", "thumbnails": pictures}
        if "contentDetails" in parts:
            row["contentDetails"] = {"relatedPlaylists": {"likes": "", "uploads": UPLOADS}}
        rows = {"items": [row]} if self.has_channel else {}
        return {"kind": "youtube#channelListResponse", "pageInfo": {}, **rows}

    # Uploading

    def begin(self, request):
        self.allowed(request)
        if not self.has_channel:
            refuse(401, "youtubeSignupRequired", "Unauthorized", "youtube.header")
        size = int(request.headers.get("x-upload-content-length") or 0)
        kind = request.headers.get("x-upload-content-type", "")
        if request.query.get("uploadType") != "resumable" or not size:
            refuse(400, "mediaBodyRequired", "The request does not include the video content.")
        if not kind.startswith("video/") and kind != "application/octet-stream":
            refuse(400, "badContent", f"Media type '{kind}' is not supported.")
        about = request.json()
        self.check(about.get("snippet", {}))
        name = secrets.token_urlsafe(12)
        self.sessions[name] = {"size": size, "about": about, "content": b"", "video": ""}
        query = urlencode({"uploadType": "resumable", "part": request.query["part"], "upload_id": name})
        return Answer(b"", 200, {"Location": f"{self.url}{request.path}?{query}"})

    def piece(self, request):
        self.allowed(request)
        session = self.sessions.get(request.query.get("upload_id"))
        if session is None:
            raise RefusalError(404, None)
        if not request.headers.get("content-type", "").startswith("video/"):
            refuse(400, "badContent", "Media type is not supported.")
        span = request.headers.get("content-range", "")
        if asked := re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", span):
            self.take(session, request.body, *map(int, asked.groups()))
        elif span != f"bytes */{session['size']}" or request.body:
            refuse(400, "invalidContentRange", "Invalid Content-Range", "global")
        if len(session["content"]) < session["size"]:
            end = len(session["content"]) - 1
            return Answer(b"", 308, {"Range": f"bytes=0-{end}"} if end >= 0 else {})
        if not session["video"]:
            session["video"] = self.put(session["about"], content=session["content"])
        return Answer(self.shown(session["video"]), 201)

    def take(self, session, content, first, last, size):
        """A piece: in its place, whole, and of a size that YouTube takes."""
        is_last = last + 1 == size
        is_right = size == session["size"] and first == len(session["content"])
        if not is_right or len(content) != last - first + 1 or (not is_last and len(content) % QUARTER):
            refuse(400, "invalidContentRange", "Failed to parse Content-Range header.", "global")
        session["content"] += content

    def put(self, about, content=b"film", at=None):
        number = secrets.token_urlsafe(8)[:11]
        self.videos[number] = {
            "snippet": {"title": "", "description": "", "categoryId": "22", **about.get("snippet", {})},
            "status": {"privacyStatus": "public", **about.get("status", {}), "uploadStatus": "uploaded"},
            "content": content,
            "at": at or datetime.now(UTC),
        }
        return number

    def shown(self, number):
        video = self.videos[number]
        at = {"publishedAt": video["at"].strftime("%Y-%m-%dT%H:%M:%SZ"), "channelId": CHANNEL}
        return {
            "kind": "youtube#video",
            "id": number,
            "snippet": {**video["snippet"], **at},
            "status": dict(video["status"]),
        }

    def caption(self, request):
        self.allowed(request)
        kind = request.headers.get("content-type", "")
        boundary = re.fullmatch(r"multipart/related; boundary=(\w+)", kind).group(1).encode()
        _, first, second, end = request.body.split(b"--" + boundary)
        about = json.loads(first.partition(b"\r\n\r\n")[2])["snippet"]
        assert request.query["uploadType"] == "multipart"
        assert end.strip() == b"--"
        if about["videoId"] not in self.videos:
            refuse(404, "videoNotFound", "The video cannot be found.", "youtube.caption")
        if not about.get("language") or "name" not in about:
            refuse(400, "invalidMetadata", "The request contains invalid metadata.", "youtube.caption")
        if any(one["about"] == about for one in self.captions):
            refuse(409, "captionExists", "A track with this language exists.", "youtube.caption")
        content = second.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
        self.captions.append({"about": about, "content": content})
        return {"kind": "youtube#caption", "snippet": about}

    # Videos

    def check(self, snippet):
        if set(snippet) - SNIPPET:
            refuse(400, "unexpectedPart", "unknown field")
        if not 0 < len(snippet.get("title", "")) <= 100 or set("<>") & set(snippet["title"]):
            refuse(400, "invalidTitle", "The request metadata specifies an invalid or empty video title.")
        text = snippet.get("description", "")
        if len(text.encode()) > 5000 or set("<>") & set(text):
            refuse(400, "invalidDescription", "The request metadata specifies an invalid video description.")

    def one(self, number):
        return self.videos.get(number) or refuse(404, "videoNotFound", "The video cannot be found.")

    def update(self, request):
        """Writes over every part that is named."""
        self.allowed(request)
        parts, body = request.query["part"].split(","), request.json()
        video = self.one(body.get("id"))
        if "snippet" in parts:
            self.check(body.get("snippet", {}))
            if not body["snippet"].get("categoryId"):
                refuse(400, "invalidCategoryId", "The snippet.categoryId property is not valid.")
            video["snippet"] = {"description": "", **body["snippet"]}
        if "status" in parts:
            self.set_status(video, body.get("status", {}))
        return self.shown(body["id"])

    def set_status(self, video, status):
        if set(status) - STATUS or status.get("privacyStatus") not in ("public", "unlisted", "private"):
            refuse(400, "invalidVideoMetadata", "The request metadata is invalid.")
        wanted = status["privacyStatus"] if self.is_audited else "private"
        if wanted == "public" and video["status"]["privacyStatus"] != "public":
            video["at"] = datetime.now(UTC)
        video["status"] = {**status, "privacyStatus": wanted, "uploadStatus": "uploaded"}

    def list(self, request):
        self.allowed(request)
        numbers = [number for number in request.query["id"].split(",") if number in self.videos]
        rows = [self.shown(number) for number in numbers]
        return {"kind": "youtube#videoListResponse", "items": rows, "pageInfo": {}}

    def playlist(self, request):
        self.allowed(request)
        if request.query.get("playlistId") != UPLOADS:
            refuse(404, "playlistNotFound", "The playlist cannot be found.", "youtube.playlistItem")
        numbers = list(reversed(self.videos))
        first, many = int(request.query.get("pageToken") or 0), int(request.query.get("maxResults", 5))
        rows = [{"contentDetails": {"videoId": number}} for number in numbers[first : first + many]]
        more = {"nextPageToken": str(first + many)} if first + many < len(numbers) else {}
        return {"kind": "youtube#playlistItemListResponse", "items": rows, **more}

    def delete(self, request):
        self.allowed(request)
        self.one(request.query.get("id"))
        del self.videos[request.query["id"]]
        return Answer(b"", 204)

    def public(self):
        """The videos that anybody can see, the oldest first."""
        return [one for one in self.videos.values() if one["status"]["privacyStatus"] == "public"]
