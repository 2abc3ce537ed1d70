"""The options of a client, checked where it is made."""

from __future__ import annotations

import os
import threading
from typing import Any

from .checks import expected, is_a
from .component import ArtifactSource, CacheSetting
from .instance import Limits

_LARGEST_MEMORY = (1 << 63) - 1
_LARGEST_POOL = (1 << 31) - 1


def checked_options(
    timeout: float | None,
    memory_limit: int | None,
    cache: CacheSetting,
    artifact: ArtifactSource | None,
    pool_size: int = 1,
) -> Limits:
    """What the client allows each of its instances.

    Raises:
        TypeError: An option is of a wrong type.
        ValueError: An option is out of its range.
    """
    if timeout is not None:
        _number("timeout", timeout, (int, float), "float")
        if not 0 < timeout <= threading.TIMEOUT_MAX:
            raise ValueError(f"timeout: {timeout} is not a number of seconds above 0")
    if memory_limit is not None:
        _whole("memory_limit", memory_limit, "bytes", _LARGEST_MEMORY)
    _whole("pool_size", pool_size, "instances", _LARGEST_POOL)
    if not is_a(cache, (bool, str, os.PathLike)):
        raise expected("bool, str or os.PathLike", cache).inside("cache").error()
    if artifact is not None and not is_a(artifact, (bytes, bytearray, memoryview, str, os.PathLike)):
        raise expected("bytes, str or os.PathLike", artifact).inside("artifact").error()
    return Limits(memory_limit, timeout)


def _whole(name: str, value: Any, unit: str, largest: int) -> None:
    _number(name, value, int, "int")
    if not 0 < value <= largest:
        raise ValueError(f"{name}: {value} is not a number of {unit} above 0")


def _number(name: str, value: Any, types: Any, wanted: str) -> None:
    if not is_a(value, types) or isinstance(value, bool):
        raise expected(wanted, value).inside(name).error()
