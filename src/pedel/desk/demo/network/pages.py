"""The frame of every page that people read."""

from __future__ import annotations

import html
from string import Template

LABEL = "A network of this demonstration, on this machine. Nobody else can see it, and nobody here is real."
FRAME = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>$title</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the posts</a>
<header><p>$label</p><nav aria-label="Network"><a href="/">All accounts</a></nav></header>
<main id="content">
$body
</main>
</body>
</html>
""")


def page(title: str, body: str) -> bytes:
    """A whole page. `title` is text, `body` is HTML."""
    return FRAME.substitute(title=html.escape(title), label=LABEL, body=body).encode()
