"""Cells that a spreadsheet could take for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.ui.cells import harmless, plain


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a", "'=1"]
)
def test_it_lets_no_cell_be_a_formula(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "", "Leiden", "'s-Gravenhage", "1-2", "a@b.nl"])
def test_it_leaves_what_is_none(cell):
    assert harmless(cell) == cell


@given(st.text())
def test_it_reads_back_what_it_wrote(cell):
    assert plain(harmless(cell)) == cell
