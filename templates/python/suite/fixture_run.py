"""Runs the steps of one fixture file: the stubs of the imports, the handles and objects that the file names, and the comparison of values."""

from __future__ import annotations

import dataclasses
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest

_MAX_SHOWN = 4000


class StubFailure(Exception):
    """What an import raises that is to trap."""


class Missing(Exception):
    """A client or a handle that a step needs is not there."""


class Reply:
    """What a stub gives back: a value, or an exception to raise."""

    def __init__(self, value: Any = None, error: Callable[[], Exception] | None = None) -> None:
        self.value = value
        self.error = error

    def give(self) -> Any:
        if self.error is not None:
            raise self.error()
        return self.value


class Echo:
    """Gives back the only argument; of a `result` the value, or raises its error."""

    def __init__(self, error: Callable[[Any], Exception] | None = None) -> None:
        self.error = error

    def give(self, sdk: Any, argument: Any) -> Any:
        if self.error is None:
            return argument
        if isinstance(argument, sdk.Ok):
            return argument.value
        raise self.error(argument.value)


class Bind:
    """In an expected value: the handle that stands there is kept under a label."""

    def __init__(self, label: str) -> None:
        self.label = label


class HostObject:
    """An object of the application. Its methods are stubs, whose WIT paths are given by name."""

    def __init__(self, run: FixtureRun, label: str, methods: Mapping[str, Callable[..., Any]]) -> None:
        self._run = run
        self._label = label
        for name, method in methods.items():
            setattr(self, name, method.__get__(self))

    def close(self) -> None:
        self._run.dropped.append(self._label)


class FixtureRun:
    def __init__(
        self, sdk: Any, behaviours: Mapping[str, Mapping[str, Any]], now: str | None = None, random: int | None = None, **wasi: Any
    ) -> None:
        self.sdk = sdk
        self.behaviours = behaviours
        self._printed = {"stdout": io.StringIO(), "stderr": io.StringIO()}
        self.wasi = {**wasi, **self._printed}
        """What a client gets of WASI."""
        if now is not None:
            moment = datetime.fromisoformat(now.replace("Z", "+00:00"))
            self.wasi["clock"] = lambda: moment
        if random is not None:
            self.wasi["random"] = lambda length: bytes((random,)) * length
        self._client: Any = None
        self._trapped = False
        """A trap that the file expects has ended the client."""
        self._failed: str | None = None
        """The last step that failed, which may have ended the client."""
        self.dropped: list[str] = []
        self._handles: dict[str, Any] = {}
        self._objects: dict[str, Any] = {}
        self._calls: list[tuple[str, tuple[Any, ...]]] = []
        self._problems: list[str] = []
        self._used: dict[str, int] = {}

    @property
    def client(self) -> Any:
        if self._client is None:
            raise Missing("there is no client: it did not come to life")
        return self._client

    def handle(self, label: str) -> Any:
        if label not in self._handles:
            raise Missing(f"there is no handle {label}")
        return self._handles[label]

    def object(self, label: str) -> Any:
        return self._objects[label]

    def define(self, label: str, methods: Mapping[str, Callable[..., Any]]) -> None:
        self._objects[label] = HostObject(self, label, methods)

    def stub(self, path: str, *arguments: Any) -> Any:
        """Answers a call of an import; arguments stand in WIT order."""
        self._calls.append((path, arguments))
        reply = self._reply(path, arguments)
        if reply is None:
            self._problems.append(f"unexpected call of {path} with {_shown(arguments)}")
            raise AssertionError(self._problems[-1])
        return reply.give(self.sdk, *arguments) if isinstance(reply, Echo) else reply.give()

    def _reply(self, path: str, arguments: Sequence[Any]) -> Reply | Echo | None:
        behaviour = self.behaviours[path]
        if "always" in behaviour:
            return behaviour["always"]()
        if "table" in behaviour:
            found = [reply for wanted, reply in behaviour["table"]() if self._matches(arguments, wanted)]
            return found[0] if found else behaviour.get("otherwise", lambda: None)()
        entries = behaviour["sequence"]() if "sequence" in behaviour else []
        index = self._used.get(path, 0)
        if index >= len(entries) or not self._matches(arguments, entries[index][0]):
            return None
        self._used[path] = index + 1
        return entries[index][1]

    def start(self, make: Callable[[], Any], traps: bool = False, **effects: Any) -> None:
        """Starts a client, whose making may trap."""
        if self._client is not None:
            self._client.close()
        self._client = None
        self._trapped = False
        self._failed = None
        self._handles.clear()
        self._used.clear()
        self._begin()
        if traps:
            self._trap(make)
        else:
            self._client = make()
        self._assert_effects(**effects)

    def returns(self, call: Callable[[], Any], expected: Any, **effects: Any) -> None:
        self._begin()
        value = call()
        assert self._matches(value, expected), f"got {_shown(value)}, expected {_shown(expected)}"
        self._end(**effects)

    def fails(self, call: Callable[[], Any], error: type, payload: Any, **effects: Any) -> None:
        self._begin()
        try:
            value = call()
        except error as raised:
            got = getattr(raised, "payload", None)
            assert self._matches(got, payload), f"got {_shown(got)}, expected {_shown(payload)}"
        else:
            raise AssertionError(f"expected {error.__name__}, got {_shown(value)}")
        self._end(**effects)

    def traps(self, call: Callable[[], Any], **effects: Any) -> None:
        self._begin()
        self._trap(call, effects.get("stderr"))
        self._end(**effects)

    def exits(self, call: Callable[[], Any], code: int, **effects: Any) -> None:
        """The component ends the program."""
        self._begin()
        try:
            value = call()
        except self.sdk.ExitError as error:
            self._trapped = True
            assert error.code == code, f"got exit code {error.code}, expected {code}"
        else:
            raise AssertionError(f"expected exit code {code}, got {_shown(value)}")
        self._end(**effects)

    def anything(self, call: Callable[[], Any], **effects: Any) -> None:
        """Whatever it gives; only a trap fails."""
        self._begin()
        try:
            call()
        except self.sdk.SdkError as error:
            if not hasattr(error, "payload"):
                raise
        self._end(**effects)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What only follows from a step that failed is no failure of its own."""
        try:
            yield
        except Exception as error:
            if self._failed is not None and not self._trapped and self._is_over(error):
                pytest.skip(f"{self._failed} ended the client")
            self._failed = name
            self._trapped = False
            raise

    def _is_over(self, error: Exception) -> bool:
        return isinstance(error, (Missing, self.sdk.ClosedError))

    def finish(self) -> None:
        """At the end of a session every sequence is used up, unless a step failed."""
        if self._failed is not None:
            pytest.skip(f"{self._failed} failed")
        for path, behaviour in self.behaviours.items():
            if "sequence" in behaviour:
                assert self._used.get(path, 0) == len(behaviour["sequence"]()), f"calls of {path}"

    def _trap(self, call: Callable[[], Any], stderr: str | None = None) -> None:
        """A trap, which has what was printed; once one has ended the client, that the client is closed. Any other error may be the suite's own."""
        try:
            value = call()
        except StubFailure:
            self._trapped = True
        except self.sdk.TrapError as error:
            self._trapped = True
            assert str(error).endswith(stderr or ""), f"the message is {error}"
        except self.sdk.ClosedError:
            if not self._trapped:
                raise
        else:
            raise AssertionError(f"expected a trap, got {_shown(value)}")

    def _begin(self) -> None:
        self._calls.clear()
        self._problems.clear()
        for stream in self._printed.values():
            stream.seek(0)
            stream.truncate()

    def _end(self, **effects: Any) -> None:
        assert self._problems == []
        self._assert_effects(**effects)

    def _assert_effects(self, imports: Sequence[Any] | None = None, **printed: str) -> None:
        self._assert_calls(imports)
        for stream, expected in printed.items():
            got = self._printed[stream].getvalue()
            assert got == expected, f"{stream}: got {_shown(got)}, expected {_shown(expected)}"

    def _assert_calls(self, expected: Sequence[tuple[str, Sequence[Any]]] | None) -> None:
        if expected is not None:
            assert [path for path, _ in self._calls] == [path for path, _ in expected]
            for (_, got), (path, wanted) in zip(self._calls, expected, strict=True):
                assert self._matches(got, wanted), f"{path}: got {_shown(got)}, expected {_shown(wanted)}"

    def _matches(self, got: Any, expected: Any) -> bool:
        if isinstance(expected, Bind):
            self._handles[expected.label] = got
            return got is not None
        if isinstance(expected, float):
            return isinstance(got, float) and _same_float(got, expected)
        if type(got) is not type(expected) and not (isinstance(got, (list, tuple)) and isinstance(expected, (list, tuple))):
            return False
        if isinstance(expected, (list, tuple)):
            return len(got) == len(expected) and all(map(self._matches, got, expected))
        if isinstance(expected, dict):
            return got.keys() == expected.keys() and all(self._matches(got[key], expected[key]) for key in expected)
        if dataclasses.is_dataclass(expected):
            return all(self._matches(getattr(got, f.name), getattr(expected, f.name)) for f in dataclasses.fields(expected))
        return bool(got is expected or got == expected)


def _shown(value: Any) -> str:
    """As much of a value as a person reads."""
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _same_float(got: float, expected: float) -> bool:
    if math.isnan(expected):
        return math.isnan(got)
    return got == expected and math.copysign(1.0, got) == math.copysign(1.0, expected)
