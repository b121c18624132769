"""A small video service on loopback.

After "Uploading Video" on docs.bsky.app and the lexicons `app.bsky.video.uploadVideo`, `getJobStatus` and
`defs`: it takes a film with a token for the account's own server, and puts it there with that very token, so
that the real server checks whom it is for and what it allows. Encoding is left out. How the real service
answers to a film that it knows already nobody could see here; by the documentation the film comes along.
"""

from __future__ import annotations

import httpx

from networks.faulty import Answer, FaultyServer, RefusalError, Request
from networks.pds.running import Pds


class VideoService(FaultyServer):
    """`says`: the state that each job ends in."""

    SENDS = ("POST", r"never")

    def __init__(self, pds: Pds) -> None:
        super().__init__()
        self.pds = pds
        self.says = "JOB_STATE_COMPLETED"
        self.jobs: dict[str, dict] = {}
        self.looks: dict[str, int] = {}
        self.route("POST", r"/xrpc/app\.bsky\.video\.uploadVideo", self.upload)
        self.route("GET", r"/xrpc/app\.bsky\.video\.getJobStatus", self.status)

    def upload(self, request: Request) -> Answer:
        if request.headers.get("content-type") != "video/mp4" or not request.query.get("did"):
            raise RefusalError(400, {"error": "InvalidRequest"})
        job = request.query["name"]
        if job in self.jobs:
            return Answer({"jobStatus": {**self.jobs[job], "state": "JOB_STATE_COMPLETED"}})
        self.jobs[job] = {"jobId": job, "did": request.query["did"], "blob": self.store(request)}
        return Answer(
            {"jobStatus": {"jobId": job, "did": request.query["did"], "state": "JOB_STATE_CREATED"}}
        )

    def store(self, request: Request) -> dict:
        """The film on the account's server, as the real service puts it there."""
        headers = {"Authorization": f"Bearer {request.token}", "Content-Type": "video/mp4"}
        url = f"{self.pds.url}/xrpc/com.atproto.repo.uploadBlob"
        answer = httpx.post(url, headers=headers, content=request.body)
        if answer.status_code != 200:
            raise RefusalError(401, answer.json())
        return answer.json()["blob"]

    def status(self, request: Request) -> Answer:
        """Still at work at the first look; done, or what `says`, at the next."""
        job = request.query["jobId"]
        self.looks[job] = self.looks.get(job, 0) + 1
        known = {name: self.jobs[job][name] for name in ("jobId", "did")}
        if self.says == "JOB_STATE_FAILED":
            return Answer({"jobStatus": {**known, "state": self.says, "error": "unsupported codec"}})
        if self.says != "JOB_STATE_COMPLETED" or self.looks[job] < 2:
            return Answer({"jobStatus": {**known, "state": "JOB_STATE_ENCODING", "progress": 40}})
        return Answer({"jobStatus": {**self.jobs[job], "state": self.says}})
