"""Every address that the desk answers, so that what must hold everywhere is tested everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(inside: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each route as it is written ("drafts/<int:pk>/") with its pattern; the API's own apart."""
    for one in (inside or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.namespace != "api":
                yield from patterns(one, route)
        else:
            yield route, one


def plain() -> list[str]:
    """The addresses that need no argument, except signing in (which belongs to allauth) and signing out."""
    routes = ("/" + route for route, _ in patterns() if "<" not in route and "^" not in route)
    return sorted({route for route in routes if not route.startswith("/signin/")})
