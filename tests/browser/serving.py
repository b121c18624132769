"""The desk over real HTTP, in a thread of the test, on the test's own database transaction.

Requests are answered one at a time on the test's connection. So a test makes what it needs with the
models, the browser sees it, and everything is rolled back afterwards, on either database.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import QuietWSGIRequestHandler


class Server(ThreadedWSGIServer):
    """Many sockets, as browsers open them, one answer at a time, one connection to the database."""

    def _close_connections(self):
        pass  # it is the test's own


class OneAtATime:
    def __init__(self, application):
        self.application, self.turn = application, threading.Lock()

    def __call__(self, environ, start_response):
        with self.turn:
            return self.application(environ, start_response)


@contextmanager
def serving(host="localhost"):
    """The address of a desk that answers until the end of the block."""
    shared = {alias: connections[alias] for alias in connections}
    server = Server(("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override=shared)
    application = OneAtATime(WSGIHandler())
    server.set_app(StaticFilesHandler(application))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    for connection in shared.values():
        connection.inc_thread_sharing()
    moments = (request_started, request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        with application.turn:  # the last answer is out
            server.server_close()
        thread.join(10)
        for moment in moments:
            moment.connect(close_old_connections)
        for connection in shared.values():
            connection.dec_thread_sharing()
