"""What an application gives a component of WASI, checked where the client is made. By default the clock and randomness, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol, TextIO, TypeAlias

from ..checks import expected, is_a


class BinaryReader(Protocol):
    """A file or pipe that gives bytes; none at its end."""

    def read(self, size: int, /) -> bytes | None:
        """At most `size` bytes."""
        ...


class BinaryWriter(Protocol):
    """A file that takes bytes."""

    def write(self, data: bytes, /) -> object:
        """All of them."""
        ...


Input: TypeAlias = bytes | str | BinaryReader
"""Text is read as UTF-8."""
Output: TypeAlias = Callable[[bytes], object] | BinaryWriter | TextIO
"""Gets what the component prints, in pieces as it comes; a text stream gets it decoded from UTF-8."""
Clock: TypeAlias = Callable[[], datetime]
RandomSource: TypeAlias = Callable[[int], bytes]


class Settings(NamedTuple):
    """Taken over."""

    environment: tuple[bytes, ...] = ()
    """Name, value, name, value …"""
    arguments: tuple[bytes, ...] = ()
    stdin: bytes | BinaryReader = b""
    stdout: Output | None = None
    stderr: Output | None = None
    clock: Clock | None = None
    random: RandomSource | None = None


def checked_settings(
    env: Mapping[str, str] | None,
    args: Sequence[str],
    stdin: Input,
    stdout: Output | None,
    stderr: Output | None,
    clock: Clock | None,
    random: RandomSource | None,
) -> Settings:
    """The options of a client that are about WASI.

    Raises:
        TypeError: An option is of a wrong type.
        ValueError: A text has no place in an environment.
    """
    return Settings(
        _variables({} if env is None else env),
        _arguments(args),
        _input(stdin),
        _output("stdout", stdout),
        _output("stderr", stderr),
        _function("clock", clock),
        _function("random", random),
    )


def _variables(env: Any) -> tuple[bytes, ...]:
    if not is_a(env, Mapping):
        raise expected("Mapping[str, str]", env).inside("env").error()
    found: list[bytes] = []
    for name, value in env.items():
        if is_a(name, str) and (name == "" or "=" in name):
            raise ValueError(f"env: {name!r} is no name of a variable")
        found += (_text(name, f"env: {name!r}"), _text(value, f"env[{name!r}]"))
    return tuple(found)


def _arguments(args: Any) -> tuple[bytes, ...]:
    if is_a(args, (str, bytes)) or not is_a(args, Sequence):
        raise expected("Sequence[str]", args).inside("args").error()
    return tuple(_text(value, f"args[{index}]") for index, value in enumerate(args))


def _text(value: Any, place: str) -> bytes:
    if not is_a(value, str):
        raise expected("str", value).inside(place).error()
    if "\0" in value:
        raise ValueError(f"{place}: it has a NUL")
    try:
        encoded: bytes = value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{place}: it has a lone surrogate") from None
    return encoded


def _input(stdin: Any) -> bytes | BinaryReader:
    if is_a(stdin, str):
        return _text(stdin, "stdin")
    if is_a(stdin, (bytes, bytearray, memoryview)):
        return bytes(stdin)
    if is_a(stdin, io.TextIOBase) or not callable(getattr(stdin, "read", None)):
        raise expected("bytes, str or a binary file", stdin).inside("stdin").error()
    reader: BinaryReader = stdin
    return reader


def _output(name: str, output: Any) -> Output | None:
    if callable(getattr(output, "write", None)):
        file: BinaryWriter | TextIO = output
        return file
    function: Callable[[bytes], object] | None = _function(name, output)
    return function


def _function(name: str, function: Any) -> Any:
    if function is not None and not callable(function):
        raise expected("a function", function).inside(name).error()
    return function
