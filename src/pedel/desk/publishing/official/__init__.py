"""The open channel: what the institution published, for everybody, on its own pages and in feeds.

Public bodies have to say what they say where nobody needs an account to read it. So every published post
of every official account stands here, with a link to where else it stands.
"""
