"""A report shown: in a terminal (`text`), for programs (`json`), in a page (`html`)."""
