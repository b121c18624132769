"""SCIM 2.0 (RFC 7643 and 7644), as far as a directory needs it to say who works here and until when.

Users only: no groups (roles are given on the desk's own pages, never by a program), no bulk, no sorting, no
ETags; `ServiceProviderConfig` says so. A person is never deleted, because the record names them: DELETE, like
`active: false`, makes today the last day, and with it the checklist of who leaves begins.
"""
