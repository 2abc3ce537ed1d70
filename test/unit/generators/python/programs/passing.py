"""Imports that are exported as they are: values and the application's objects pass on, and what an import raises comes out."""

import sys

from t_passing import Imports, Passing


class Thing:
    pass


class Mine(Exception):
    pass


thing = Thing()
objects = []


def greet(name: str) -> str:
    if name == "raise":
        raise Mine
    return f"hello {name}"


def show(r: Thing, name: str) -> str:
    objects.append(r)
    return name


def keep(r: Thing) -> Thing:
    objects.append(r)
    return r


client = Passing(imports=Imports(greet=greet, show=show, keep=keep))
for _ in range(3):
    assert client.greet2("x" * 100_000) == f"hello {'x' * 100_000}"
    assert client.show2(thing, "ü") == "ü"
    assert client.keep2(thing) is thing
assert len(objects) == 6 and all(it is thing for it in objects)
try:
    client.greet2("raise")
except Mine:
    sys.stdout.write("done\n")
