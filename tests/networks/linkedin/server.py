"""LinkedIn on loopback, faithful as far as its descriptions go.

Made from LinkedIn's pages (Microsoft Learn) "Posts API", "Images API", "Videos API", "little Text Format",
"3-Legged OAuth Flow", "Programmatic Refresh Tokens", "Organization Access Control by Role", "Versioning" and
"Error Handling": headers, required fields, owners, the pieces of a film with their ETags, the form in which
hashtags come back. Versions and their ends are those of "Marketing API migrations" in August 2026. The words
of refusals (a double, a text too long, a version that has ended) are those that clients report. That LinkedIn
cuts a text off at a reserved character without a backslash is reported, too; here it does.
Nobody could check here: when a new post can be found by its author, for how long the same words count as a
double, and whether an address keeps its link when its `_` is escaped.
"""

import re
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlencode

from networks.faulty import Answer, FaultyServer, RefusalError

ID, SECRET, BACK = "app-of-pedel", "secret-of-pedel", "https://pedel.example.edu/channels/back/"
ACTIVE = ("202607", "202606", "202605", "202604", "202603", "202602", "202601")
PAGES = ("urn:li:organization:2414183", "urn:li:organization:99")
FIELDS = {
    "author",
    "commentary",
    "visibility",
    "distribution",
    "lifecycleState",
    "isReshareDisabledByAuthor",
    "content",
}
PIECE = 4_194_304


def refuse(status, code, message, **more):
    raise RefusalError(status, {"status": status, "code": code, "message": message, **more})


def bad(status, message, code):
    """An error of the content service, as clients report it."""
    name = f"com.linkedin.content.common.exception.BadRequestResponseException: {message}"
    errors = {"inputErrors": [{"description": message, "input": {}, "code": code}]}
    kind = "com.linkedin.common.error.BadRequest"
    raise RefusalError(
        status, {"errorDetailType": kind, "message": name, "errorDetails": errors, "status": status}
    )


def read(commentary):
    """What a reader sees of a little text: it ends at the first reserved character that is not escaped."""
    shown, at = "", 0
    while at < len(commentary):
        tag = re.compile(r"\{hashtag\|\\#\|((?:\\.|[^\\{}|])+)\}").match(commentary, at)
        if tag:
            shown, at = shown + "#" + re.sub(r"\\(.)", r"\1", tag.group(1)), tag.end()
        elif commentary[at] == "\\" and at + 1 < len(commentary):
            shown, at = shown + commentary[at + 1], at + 2
        elif commentary[at] in "|{}@[]()<>#\\*_~":
            break
        else:
            shown, at = shown + commentary[at], at + 1
    return shown


class LinkedInServer(FaultyServer):
    SENDS = ("POST", "/rest/posts")

    def __init__(self):
        super().__init__()
        self.tokens, self.refreshes, self.codes = {}, {}, {}
        self.posts, self.files = {}, {}
        self.roles = [(page, "ADMINISTRATOR", "APPROVED") for page in PAGES]
        self.has_refresh = True
        self.work, self.fails = 0, False
        self.number = 7_431_329_065_766_260_000
        self.route("GET", r"/oauth/v2/authorization", self.authorize)
        self.route("POST", r"/oauth/v2/accessToken", self.token)
        self.route("GET", r"/rest/organizationAcls", self.acls)
        self.route("GET", r"/rest/organizations/(\d+)", self.organization)
        self.route("POST", r"/rest/(images|videos)", self.begin)
        self.route("PUT", r"/dms-uploads/([\w-]+)/(\d+)", self.put_bytes)
        self.route("GET", r"/rest/(?:images|videos)/(.+)", self.file)
        self.route("POST", r"/rest/posts", self.create)
        self.route("GET", r"/rest/posts", self.by_author)
        self.route("GET", r"/rest/posts/(.+)", self.lookup)
        self.route("POST", r"/rest/posts/(.+)", self.update)
        self.route("DELETE", r"/rest/posts/(.+)", self.delete)

    # Signing in

    def authorize(self, request):
        """The page on which somebody says yes, answered as if they had."""
        asked = request.query
        if asked.get("response_type") != "code" or asked.get("client_id") != ID:
            refuse(400, "BAD_REQUEST", "The client_id is not known")
        if asked.get("redirect_uri") != BACK or not asked.get("state") or not asked.get("scope"):
            refuse(400, "BAD_REQUEST", "The redirect_uri does not match the registered value")
        if "code_challenge" in asked:
            refuse(400, "BAD_REQUEST", "PKCE is for native clients")
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return Answer(b"", 302, {"Location": f"{BACK}?{back}"})

    def token(self, request):
        form = request.form()
        if (form.get("client_id"), form.get("client_secret")) != (ID, SECRET):
            self.over(401, "invalid_client", "Client authentication failed")
        if form.get("grant_type") == "authorization_code":
            asked = self.codes.pop(form.get("code"), None)
            if not asked or form.get("redirect_uri") != asked["redirect_uri"]:
                said = "Unable to retrieve access token: appid/redirect uri/code verifier does not match"
                self.over(400, "invalid_request", said)
            return self.given(asked["scope"])
        scope = self.refreshes.get(form.get("refresh_token"))
        if form.get("grant_type") != "refresh_token" or scope is None:
            self.over(400, "invalid_request", "The provided authorization grant or refresh token is invalid")
        return self.given(scope, form["refresh_token"])

    def over(self, status, error, said):
        raise RefusalError(status, {"error": error, "error_description": said})

    def given(self, scope, refresh="", seconds=5_183_999):
        access = secrets.token_urlsafe(16)
        self.tokens[access] = (set(scope.split()), datetime.now(UTC) + timedelta(seconds=seconds))
        said = {"access_token": access, "expires_in": seconds, "scope": scope.replace(" ", ",")}
        if self.has_refresh:
            refresh = refresh or secrets.token_urlsafe(16)
            self.refreshes[refresh] = scope
            said |= {"refresh_token": refresh, "refresh_token_expires_in": 31_535_999}
        return said

    def allowed(self, request, *scopes):
        """Every request: the version, the protocol, the token, its scopes."""
        version = request.headers.get("linkedin-version")
        if not version:
            refuse(400, "VERSION_MISSING", "A version must be present. Please specify a version by adding it")
        if version not in ACTIVE:
            refuse(426, "NONEXISTENT_VERSION", f"Requested version {version}01 is not active")
        if request.headers.get("x-restli-protocol-version") != "2.0.0":
            refuse(400, "ILLEGAL_ARGUMENT", "Invalid query parameters passed to request")
        known, until = self.tokens.get(request.token, (None, None))
        if known is None:
            refuse(401, "INVALID_ACCESS_TOKEN", "Invalid access token", serviceErrorCode=65600)
        if until < datetime.now(UTC):
            refuse(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired")
        if not set(scopes) <= known:
            said = f"Not enough permissions to access: {request.path}"
            refuse(403, "ACCESS_DENIED", said, serviceErrorCode=100)

    # Pages

    def acls(self, request):
        self.allowed(request, "rw_organization_admin")
        if request.query.get("q") != "roleAssignee":
            refuse(400, "ILLEGAL_ARGUMENT", "unknown finder")
        person = "urn:li:person:abc"
        names = ("organization", "role", "state")
        rows = [dict(zip(names, row, strict=True)) | {"roleAssignee": person} for row in self.roles]
        first = int(request.query.get("start", 0))
        rows = [row for row in rows if row["state"] == request.query.get("state", row["state"])]
        return {"elements": rows[first : first + int(request.query.get("count", 10))], "paging": {}}

    def organization(self, request):
        self.allowed(request, "rw_organization_admin")
        return {
            "id": int(request.match.group(1)),
            "localizedName": "University of Example",
            "localizedDescription": "We teach.",
            "vanityName": "university-of-example",
            "primaryOrganizationType": "SCHOOL",
            "logoV2": {"original": "urn:li:digitalmediaAsset:logo"},
        }

    # Pictures and films

    def begin(self, request):
        self.allowed(request, "w_organization_social")
        if request.query.get("action") == "finalizeUpload":
            return self.finalize(request)
        wish = request.json()["initializeUploadRequest"]
        if wish["owner"] not in PAGES:
            refuse(403, "ACCESS_DENIED", "Organization permissions must be used")
        name = f"D{secrets.token_hex(6)}"
        if request.match.group(1) == "images":
            urn = f"urn:li:image:{name}"
            self.files[urn] = {"pieces": {}, "status": "WAITING_UPLOAD", "tags": None}
            return {"value": {"image": urn, "uploadUrl": f"{self.url}/dms-uploads/{name}/0"}}
        size, urn = wish["fileSizeBytes"], f"urn:li:video:{name}"
        self.files[urn] = {"pieces": {}, "status": "WAITING_UPLOAD", "size": size, "tags": {}}
        starts = range(0, size, PIECE)
        pieces = [
            {
                "uploadUrl": f"{self.url}/dms-uploads/{name}/{number}",
                "firstByte": start,
                "lastByte": min(start + PIECE, size) - 1,
            }
            for number, start in enumerate(starts)
        ]
        return {"value": {"video": urn, "uploadInstructions": pieces, "uploadToken": "t-1"}}

    def put_bytes(self, request):
        name, number = request.match.group(1), int(request.match.group(2))
        urn = next((one for one in self.files if one.endswith(f":{name}")), None)
        if urn is None:
            refuse(404, "NOT_FOUND", "no such upload")
        if ":image:" in urn and request.token not in self.tokens:
            refuse(401, "INVALID_ACCESS_TOKEN", "Invalid access token")
        self.files[urn]["pieces"][number] = request.body
        tag = f"/ambry-video/signedId/{secrets.token_hex(8)}"
        if ":image:" in urn:
            self.files[urn]["status"] = "AVAILABLE"
            return Answer(b"", 201)
        self.files[urn]["tags"][number] = tag
        return Answer(b"", 200, {"ETag": tag})

    def finalize(self, request):
        wish = request.json()["finalizeUploadRequest"]
        file = self.files.get(wish["video"])
        tags = [file["tags"][number] for number in sorted(file["tags"])] if file else []
        content = b"".join(file["pieces"][number] for number in sorted(file["pieces"])) if file else b""
        if not tags or wish["uploadedPartIds"] != tags or wish["uploadToken"] != "t-1":
            bad(400, "uploadedPartIds do not match", "INVALID_VALUE_FOR_FIELD")
        if len(content) != file["size"]:
            bad(400, "the film is not whole", "INVALID_VALUE_FOR_FIELD")
        file["status"], file["content"] = "PROCESSING", content
        return {}

    def file(self, request):
        self.allowed(request, "w_organization_social")
        urn = unquote(request.match.group(1))
        if urn == "urn:li:image:logo":
            return {"id": urn, "status": "AVAILABLE", "downloadUrl": "https://media.example.com/logo"}
        file = self.files.get(urn) or refuse(404, "NOT_FOUND", "no such file")
        if file["status"] == "PROCESSING":
            self.work -= 1
            if self.work < 0:
                file["status"] = "PROCESSING_FAILED" if self.fails else "AVAILABLE"
        return {"id": urn, "status": file["status"], "owner": PAGES[0]}

    # Posts

    def create(self, request):
        self.allowed(request, "w_organization_social")
        body = request.json()
        if set(body) - FIELDS or FIELDS - set(body) - {"content"}:
            bad(422, "unrecognized or missing field", "INVALID_INPUT")
        if body["author"] not in PAGES:
            refuse(403, "ACCESS_DENIED", "Not enough permissions to access: posts.CREATE")
        distribution = set(body["distribution"])
        if distribution != {"feedDistribution", "targetEntities", "thirdPartyDistributionChannels"}:
            bad(422, "distribution is not whole", "INVALID_INPUT")
        self.check(body["commentary"])
        self.check_content(body.get("content", {}))
        for urn, one in self.posts.items():
            if one["author"] == body["author"] and read(one["commentary"]) == read(body["commentary"]):
                bad(422, f"Content is a duplicate of {urn}", "DUPLICATE_POST")
        urn = self.put(body["commentary"], content=body.get("content"), author=body["author"])
        self.posts[urn]["distribution"] = body["distribution"]
        return Answer(b"", 201, {"x-restli-id": urn})

    def check(self, commentary):
        size = len(read(commentary))
        if size > 3000:
            said = f"ShareCommentary text length ({size} characters) exceeded the maximum allowed"
            bad(400, f"{said} (3000 characters)", "FIELD_ARRAY_SIZE_TOO_HIGH")

    def check_content(self, content):
        if len(content) > 1 or set(content) - {"media", "multiImage", "article"}:
            bad(422, "content is one of its kinds", "INVALID_INPUT")
        many = content.get("multiImage", {}).get("images", [])
        if "multiImage" in content and not 2 <= len(many) <= 20:
            bad(422, "multiImage takes 2 to 20", "INVALID_INPUT")
        article = content.get("article", {})
        if "article" in content and not (article.get("source") and article.get("title")):
            bad(422, "article needs source and title", "INVALID_INPUT")
        thumbnail = [{"id": article["thumbnail"]}] if "thumbnail" in article else []
        for one in [*many, *([content["media"]] if "media" in content else []), *thumbnail]:
            if self.files.get(one["id"], {}).get("status") != "AVAILABLE":
                bad(400, f"Media asset {one['id']} is waiting for upload", "MEDIA_ASSET_WAITING_UPLOAD")
            if len(one.get("altText", "")) > 4086:
                bad(422, "altText is too long", "INVALID_INPUT")

    def put(self, commentary, at=None, content=None, author=PAGES[0]):
        self.number += 1
        urn, moment = f"urn:li:share:{self.number}", self.moment(at)
        self.posts[urn] = {
            "id": urn,
            "author": author,
            "commentary": commentary,
            "createdAt": moment,
            "lastModifiedAt": moment,
            "publishedAt": moment,
            "lifecycleState": "PUBLISHED",
            "lifecycleStateInfo": {"isEditedByAuthor": False},
            "visibility": "PUBLIC",
            **({"content": content} if content else {}),
        }
        return urn

    def moment(self, at=None):
        return int((at or datetime.now(UTC)).timestamp() * 1000)

    def one(self, request):
        urn = unquote(request.match.group(1))
        return self.posts.get(urn) or refuse(404, "NOT_FOUND", f"Could not find entity {urn}")

    def by_author(self, request):
        self.allowed(request, "r_organization_social")
        if request.query.get("q") != "author" or request.headers.get("x-restli-method") != "FINDER":
            refuse(400, "ILLEGAL_ARGUMENT", "unknown finder")
        rows = [one for one in self.posts.values() if one["author"] == request.query.get("author")]
        rows.sort(key=lambda one: (one["createdAt"], one["id"]), reverse=True)
        first, many = int(request.query.get("start", 0)), int(request.query.get("count", 10))
        return {"elements": rows[first : first + many], "paging": {"start": first, "count": many}}

    def lookup(self, request):
        self.allowed(request, "r_organization_social")
        return self.one(request)

    def update(self, request):
        self.allowed(request, "w_organization_social")
        if request.headers.get("x-restli-method") != "PARTIAL_UPDATE":
            refuse(400, "ILLEGAL_ARGUMENT", "unknown method")
        wish = request.json()["patch"]["$set"]
        self.check(wish["commentary"])
        self.change(self.one(request)["id"], wish["commentary"])
        return Answer(b"", 204)

    def change(self, urn, commentary):
        changed = {"commentary": commentary, "lastModifiedAt": self.moment()}
        self.posts[urn] |= {**changed, "lifecycleStateInfo": {"isEditedByAuthor": True}}

    def delete(self, request):
        self.allowed(request, "w_organization_social")
        if request.headers.get("x-restli-method") != "DELETE":
            refuse(400, "ILLEGAL_ARGUMENT", "unknown method")
        self.posts.pop(unquote(request.match.group(1)), None)
        return Answer(b"", 204)
