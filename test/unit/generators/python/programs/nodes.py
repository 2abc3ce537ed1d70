"""A part whose resources own one another: the last one is dropped, which drops all."""

import sys

from t_nodes import Nodes

for depth in (1, 16, 17, 5_000):
    assert Nodes().chain(depth) == depth
sys.stdout.write("done\n")
