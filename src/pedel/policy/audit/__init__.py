"""A whole archive of drafts held against a pack: what `pedel audit` does.

`reading` takes rows out of a file, one at a time; `row` makes a draft of each; `judging` says what
a pack says of it; `run` does that on all cores, in order; `writing` puts complete lines where they
were asked for and goes on where an earlier run stopped; `tally` counts; `overview` shows the whole
on one page.

Memory stays the same however long the archive is. Nothing is written but the output that was asked
for, and no output holds the text of a draft for a personal account.
"""
