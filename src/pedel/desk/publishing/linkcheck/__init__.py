"""Whether links lead somewhere: those of drafts before they go out, those of posts afterwards."""
