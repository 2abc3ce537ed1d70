from __future__ import annotations

import copy
import math
import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from guest import make_plan, open_instance

from sdk_runtime.aio import AsyncGuest
from sdk_runtime.instance import Limits
from sdk_runtime.options import checked_options
from sdk_runtime.pool import Pool
from sdk_runtime.provide import provide, provide_async


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("timeout", math.nan, ValueError),
        ("timeout", -1, ValueError),
        ("timeout", 0, ValueError),
        ("timeout", math.inf, ValueError),
        ("timeout", "5", TypeError),
        ("timeout", True, TypeError),
        ("memory_limit", 0, ValueError),
        ("memory_limit", -1, ValueError),
        ("memory_limit", 1 << 70, ValueError),
        ("memory_limit", 1e6, TypeError),
        ("memory_limit", "1gb", TypeError),
        ("pool_size", 0, ValueError),
        ("pool_size", None, TypeError),
        ("cache", None, TypeError),
        ("cache", 1, TypeError),
        ("artifact", 5, TypeError),
        ("artifact", ["a"], TypeError),
    ],
)
def test_wrong_options_are_named(name: str, value: Any, error: type[Exception]) -> None:
    options: dict[str, Any] = {"timeout": None, "memory_limit": None, "cache": True, "artifact": None, name: value}
    with pytest.raises(error, match=f"^{name}: "):
        checked_options(**options)


def test_right_options() -> None:
    assert checked_options(None, None, True, None) == Limits(None, None)
    assert checked_options(2, 1 << 20, Path("cache"), b"\0asm", 3) == Limits(1 << 20, 2)


class Host:
    def log(self) -> None: ...

    async def rate(self) -> float:
        return 1.0


def test_wrong_imports_are_named() -> None:
    imports = SimpleNamespace(host=Host())
    assert provide(imports, "host", "log") == imports.host.log
    with pytest.raises(TypeError, match=r"^imports: host\.nothing is not implemented$"):
        provide(imports, "host", "nothing")
    with pytest.raises(TypeError, match=r"^imports: host\.rate is async"):
        provide(imports, "host", "rate")
    with pytest.raises(TypeError, match=r"^imports: expected Imports with host, got dict$"):
        provide({"host": Host()}, "host", "log")
    with pytest.raises(TypeError, match=r"^imports: expected AsyncImports with host, got NoneType$"):
        provide_async(None, "host", "log")


def test_clients_are_neither_pickled_nor_copied() -> None:
    plan, component = make_plan(['(module (func (export "x")))'], {"x": {}})
    guests: list[Any] = [
        open_instance(plan, component),
        Pool(lambda: open_instance(plan, component), 1, None),
        AsyncGuest(lambda: open_instance(plan, component), 1, None),
    ]
    for guest in guests:
        with pytest.raises(TypeError, match="it holds a running component"):
            pickle.dumps(SimpleNamespace(_guest=guest))
        with pytest.raises(TypeError, match="it holds a running component"):
            copy.deepcopy(SimpleNamespace(_guest=guest))
