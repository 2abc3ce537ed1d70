"""Names of the interface that are also names in the generated code."""

import ast
import asyncio
import inspect
import typing

import test_shadow as sdk
from test_shadow import _abi


class Provide:
    def list(self, implementation, result, body):
        return []

    def str(self, *, x, error):
        return ""

    def new_opening(self, n):
        return self

    opening = new_opening


imports = {"provide": Provide(), "bind": lambda self_, str: ""}


def traps(call):
    """The guest is a dummy: whatever gets as far as it traps."""
    with sdk.Shadow(imports=sdk.Imports(**imports)) as client:
        try:
            call(client)
        except sdk.TrapError:
            return
    raise AssertionError("the guest was not called")


a = sdk.A(b_c=1, list=["x"], str="y", int=2)
ab = sdk.AB(c="c", value=1, bytes=b"b", bool=True, tuple=(1, "t"), dict=0.5, float=1.5)
traps(lambda client: client.owner.list([a], ab))
traps(lambda client: client.owner.str("a", 1, 2))
traps(lambda client: client.owner.expected([a], "mro", sdk.Flag.NAME | sdk.Flag.MEMBERS))
traps(lambda client: client.owner.builtins("t", 1, sdk.Enum.VALUE))
traps(lambda client: client.owner.Worker(1))
traps(lambda client: client.types.errors())
traps(lambda client: client.errors.types("e"))
traps(lambda client: client.list(["x"], 1))
traps(lambda client: client.bool())


traps(lambda client: client.owner.maybe(1, first=[(1, "a"), None], data=bytearray(1), it=None))

assert (sdk.MinorUnits | None) == (int | None)
assert typing.get_args(sdk.First) == (sdk.Second,)
assert sdk.Second == sdk.Third | None


async def also_async():
    async with sdk.AsyncShadow(imports=sdk.AsyncImports(**imports)) as client:
        try:
            await client.owner.list([a], ab)
        except sdk.TrapError:
            return
    raise AssertionError("the guest was not called")


asyncio.run(also_async())

module = ast.parse(inspect.getsource(_abi))
assigned = [
    name.id
    for statement in module.body
    if isinstance(statement, ast.Assign)
    for name in ast.walk(statement.targets[0])
    if isinstance(name, ast.Name)
]
defined = [statement.name for statement in module.body if isinstance(statement, ast.FunctionDef)]
names = [*assigned, *defined]
assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
print("done")
