"""The private world of the WASI layer, and when the layer is loaded."""

from __future__ import annotations

import io
import os
import pickle
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from struct import pack, unpack
from typing import Any

import pytest
from layer import PAGE, Caller, Parts

from sdk_runtime.aio import AsyncGuest
from sdk_runtime.errors import CallTimeoutError, ClosedError, ExitError, ReentrancyError, SdkError, TrapError
from sdk_runtime.instance import Limits
from sdk_runtime.wasi.settings import Settings, checked_settings

PENDING, END, FAILED = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
NEVER = (1 << 64) - 1
FAR = 0xFFFF_FFF0


def settings(
    env: Mapping[str, str] | None = None,
    args: Sequence[str] = (),
    stdin: Any = b"",
    stdout: Any = None,
    stderr: Any = None,
    clock: Any = None,
    random: Any = None,
) -> Settings:
    return checked_settings(env, args, stdin, stdout, stderr, clock, random)


# When the layer is loaded


def test_the_layer_is_there_at_the_first_call_and_not_before() -> None:
    caller = Caller(settings(stdout=print), start="(call $host.exit (i32.const 7))")
    with pytest.raises(ExitError):
        caller("host.wall-now")
    assert Caller()("host.wall-now") > 0


def test_it_is_loaded_once() -> None:
    caller = Caller()
    caller("host.wall-now")
    with pytest.raises(TrapError, match=r"^the WASI layer is loaded twice$"):
        caller("load again")


def test_a_failed_load_ends_the_instance() -> None:
    caller = Caller(start="(unreachable)")
    with pytest.raises(TrapError, match="unreachable"):
        caller("host.wall-now")
    with pytest.raises(ClosedError):
        caller("host.wall-now")


def test_a_start_function_has_no_memory_yet_to_point_into() -> None:
    with pytest.raises(TrapError, match=r"^the WASI layer called out before its memory was there$"):
        Caller(start="(call $host.random (i32.const 0) (i32.const 8))")("host.wall-now")


def test_a_memory_limit_is_not_for_the_layer() -> None:
    caller = Caller()
    caller.instance = Parts().open(Limits(1, None))
    assert caller("host.wall-now") > 0


def test_the_layer_cannot_start_with_any_amount() -> None:
    parts = Parts()
    parts.replace_layer(parts.layer_text.replace("1 4", "513"))
    with pytest.raises(SdkError, match=f"^link plan: layer: its modules start with {513 * PAGE} bytes"):
        parts.open()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_the_first_call_may_be_in_a_forked_child() -> None:
    caller = Caller()
    child = os.fork()
    if not child:
        try:
            signal.alarm(20)
            os._exit(0 if caller("host.wall-now") else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_child_has_other_random_bytes_in_the_pool() -> None:
    caller = Caller()
    caller("host.random", 100, 32)
    before = caller.peek(100, 32)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, caller.peek(100, 32))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert len(after := os.read(read, 64)) == 32
    assert after != before == caller.peek(100, 32)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_client_that_was_closed_has_no_pool_to_fill() -> None:
    caller = Caller()
    caller("host.random", 100, 32)
    caller.instance.close()
    child = os.fork()
    if not child:
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (["layer"], ..., r"modules\[1\]\.source: the plan has no layer"),
        (["layer", "name"], "nope", r"layer\.name: 'nope' is unknown"),
        (["deferred"], 7, r"deferred: 7 is no list"),
        (["steps", 0, "module"], 1, r"steps\[0\]\.module: only deferred steps instantiate the layer"),
        (["deferred", 0, "imports", 0, "from", "host"], 0, r"deferred\[0\]\.imports\[0\]\.from\.host: only modules of the adapters import load"),
        (["steps", 0, "imports", 0, "from", "host"], 1, r"steps\[0\]\.imports\[0\]\.from\.host: only modules of the layer import wasi"),
        (["deferred", 0, "imports", 0, "from"], {"instance": 1, "name": "x"}, r"deferred\[0\]\.imports\[0\]\.from\.instance: 1 is out"),
        (["hostFunctions", 0, "params"], ["i32"], r"hostFunctions\[0\]: load has another type"),
        (["hostFunctions", 1, "function"], "host.nope", r"hostFunctions\[1\]\.function: 'host\.nope' is unknown"),
        (["hostFunctions", 1, "results"], [], r"hostFunctions\[1\]: has type ->, not -> i64"),
        (["hostFunctions", 1, "memory", "name"], "peek", r"hostFunctions\[1\]\.memory: is no memory"),
        (["hostFunctions", 1, "memory", "instance"], 9, r"hostFunctions\[1\]\.memory\.instance: 9 is out of range"),
        (["exports", 0, "core", "instance"], 1, r"exports\[0\]\.core\.instance: 1 is out of range"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan_is_named(path: list[str | int], value: object, text: str) -> None:
    parts = Parts()
    place: Any = parts.plan
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(SdkError, match=f"^link plan: {text}"):
        parts.open()


def test_another_layer_is_refused() -> None:
    parts = Parts()
    parts.layer = parts.layer[:-1]
    with pytest.raises(SdkError, match=r"^the WASI layer is not the one of its link plan"):
        parts.open()


# Its memory


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("host.random", (PAGE - 7, 8)),
        ("host.random", (FAR, 32)),
        ("host.environment", (PAGE - 7, 10)),
        ("host.write", (1, PAGE - 7, 8)),
        ("host.write", (1, 0, FAR)),
        ("host.fail", (FAR, 1)),
        ("host.read-stdin", (PAGE - 1, 2)),
        ("host.ready", (PAGE - 4, 2, 0)),
        ("host.ready", (0, FAR, 0)),
        ("host.ready", (0, 1, PAGE - 3)),
        ("host.wait", (PAGE - 4, 2, NEVER)),
        ("http.answer", (1, PAGE - 5, 6)),
        ("http.failure", (1, FAR, FAR)),
    ],
)
def test_every_range_is_checked(name: str, arguments: tuple[int, ...]) -> None:
    caller = Caller(settings(env={"a": "b"}, stdin=b"xyz"))
    with pytest.raises(TrapError, match=r"^the WASI layer gave a range outside of its memory"):
        caller(name, *arguments)


# Clocks and randomness


def test_the_clocks_are_those_of_the_system() -> None:
    caller = Caller()
    assert abs(caller("host.wall-now") - time.time_ns()) < 5e9
    first = caller("host.monotonic-now")
    assert first <= caller("host.monotonic-now") <= time.monotonic_ns()


def test_both_clocks_follow_that_of_the_application() -> None:
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    times = [
        start,
        start,
        start - timedelta(1),
        start + timedelta(microseconds=1),
        datetime(1, 1, 1, tzinfo=timezone.utc),
    ]
    caller = Caller(settings(clock=lambda: times.pop(0)))
    nanoseconds = 1_767_225_600_000_000_000
    assert caller("host.wall-now") == nanoseconds
    assert [caller("host.monotonic-now") for _ in range(3)] == [nanoseconds, nanoseconds, nanoseconds + 1000]
    assert caller("host.wall-now") == 0


@pytest.mark.parametrize(
    ("clock", "error", "text"),
    [
        (lambda: 5, TypeError, "clock: expected datetime, got int"),
        (lambda: datetime(2026, 1, 1), ValueError, "clock: it gave a datetime without time zone"),
        (lambda: 1 / 0, ZeroDivisionError, "division"),
    ],
)
def test_what_a_clock_raises_ends_the_call(clock: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        Caller(settings(clock=clock))("host.wall-now")


def counting(length: int) -> bytes:
    return bytes(range(length))


def test_random_bytes() -> None:
    caller = Caller()
    caller("host.random", 100, 32)
    assert len(set(caller.peek(100, 32))) > 8
    caller("host.random", 0, PAGE)
    with pytest.raises(TrapError, match="too many random bytes"):
        caller("host.random", 0, PAGE + 1)
    given = Caller(settings(random=counting))
    given("host.random", 100, 4)
    assert given.peek(99, 6) == b"\0\0\1\2\3\0"


@pytest.mark.parametrize(
    ("data", "error", "text"),
    [
        ("text", TypeError, "random: expected bytes, got str"),
        (b"x", ValueError, "random: expected 4 bytes, got 1"),
    ],
)
def test_what_is_no_randomness_ends_the_call(data: Any, error: type[Exception], text: str) -> None:
    def give(_: int) -> Any:
        return data

    with pytest.raises(error, match=text):
        Caller(settings(random=give))("host.random", 0, 4)


# Environment, arguments


def test_texts_are_written_where_there_is_room() -> None:
    caller = Caller(settings(env={"name": "ü"}, args=["a", ""]))
    environment = pack("<I", 4) + b"name" + pack("<I", 2) + "ü".encode()
    assert caller("host.environment", 100, len(environment) - 1) == len(environment)
    assert caller.peek(100, 4) == b"\0\0\0\0"
    assert caller("host.environment", 100, len(environment)) == len(environment)
    assert caller.peek(100, len(environment)) == environment
    assert caller("host.arguments", 200, 100) == 9
    assert caller.peek(200, 9) == pack("<I", 1) + b"a" + pack("<I", 0)


def test_by_default_there_is_nothing() -> None:
    caller = Caller()
    assert caller("host.environment", 0, 0) == caller("host.arguments", 0, 0) == 0
    assert caller("host.read-stdin", 0, 9) == END
    caller("host.write", 1, 0, 9)


# Output


def test_output_goes_to_functions_and_files() -> None:
    out: list[bytes] = []
    err = io.BytesIO()
    caller = Caller(settings(stdout=out.append, stderr=err))
    caller.poke(0, b"abc")
    caller("host.write", 1, 0, 2)
    caller("host.write", 2, 1, 2)
    assert (out, err.getvalue()) == ([b"ab"], b"bc")


def test_a_text_stream_gets_characters_that_come_in_pieces() -> None:
    out = io.StringIO()
    caller = Caller(settings(stdout=out))
    caller.poke(0, "aü\N{GRINNING FACE}".encode() + b"\xff!")
    for at in range(9):
        caller("host.write", 1, at, 1)
    assert out.getvalue() == "aü\N{GRINNING FACE}\ufffd!"


def test_two_components_that_share_a_text_stream_do_not_mix_their_pieces() -> None:
    out = io.StringIO()
    shared = settings(stdout=out)
    callers = [Caller(shared), Caller(shared)]
    for caller in callers:
        caller.poke(0, "ü".encode())
        caller("host.write", 1, 0, 1)
    for caller in callers:
        caller("host.write", 1, 1, 1)
    assert out.getvalue() == "üü"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_child_waits_though_another_thread_was_about_to_tell() -> None:
    caller = Caller()
    caller("host.wall-now")
    host = caller.instance.wasi
    assert host is not None
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with host.news.condition:
            taken.set()
            done.wait()

    threading.Thread(target=hold).start()
    taken.wait()
    child = os.fork()
    if not child:
        try:
            signal.alarm(20)
            caller("host.wait", 0, 0, time.monotonic_ns() + 1_000_000)
            os._exit(0)
        finally:
            os._exit(2)
    done.set()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_what_a_writer_raises_ends_the_call() -> None:
    def fail(_: bytes) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Caller(settings(stdout=fail))("host.write", 1, 0, 1)


def test_a_writer_cannot_call_the_client() -> None:
    def back(_: bytes) -> None:
        caller("host.wall-now")

    caller = Caller(settings(stdout=back))
    with pytest.raises(ReentrancyError):
        caller("host.write", 1, 0, 1)


def test_an_error_that_follows_has_the_end_of_standard_error() -> None:
    caller = Caller()
    caller.poke(0, b"panic: \xff" + b"x" * 100)
    caller("host.write", 2, 0, 7)
    caller("host.write", 1, 8, 50)
    caller.poke(200, "böse".encode())
    with pytest.raises(TrapError) as caught:
        caller("host.fail", 200, 5)
    assert caught.value.stderr == "panic: "
    assert str(caught.value) == "böse; it had printed:\npanic: "
    assert caught.value.code == "wasi"
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.stderr) == (str(caught.value), "panic: ")


def test_8_kib_are_kept() -> None:
    caller = Caller()
    for i in range(40):
        caller.poke(0, bytes((65 + i % 26,)))
        caller("host.write", 2, 0, 1)
        caller("host.write", 2, 1000, 999)
    with pytest.raises(TrapError) as caught:
        caller("host.fail", 0, 0)
    assert len(caught.value.stderr) == 8192
    assert caught.value.stderr.replace("\0", "") == "GHIJKLMN"


# Ends


@pytest.mark.parametrize("code", [0, 3, 0xFFFF_FFFF])
def test_exit_ends_the_instance(code: int) -> None:
    caller = Caller()
    with pytest.raises(ExitError) as caught:
        caller("host.exit", code)
    assert (caught.value.code, str(caught.value)) == (code, f"the component ended the program with exit code {code}")
    assert pickle.loads(pickle.dumps(caught.value)).code == code
    with pytest.raises(ClosedError) as closed:
        caller("host.wall-now")
    assert closed.value.__cause__ is caught.value


# Input


def test_bytes_are_read_in_pieces() -> None:
    caller = Caller(settings(stdin="häh"))
    assert caller("host.ready", 0, 1, 100) == 1
    assert caller("host.read-stdin", 0, 2) == 2
    assert caller("host.read-stdin", 10, 9) == 2
    assert caller.peek(0, 2) + caller.peek(10, 2) == "häh".encode()
    assert caller("host.read-stdin", 0, 9) == END


class Pipe:
    """A binary file that waits."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self.file = os.fdopen(read, "rb")
        self.write = os.fdopen(write, "wb", buffering=0)


def test_a_file_is_waited_for() -> None:
    pipe = Pipe()
    caller = Caller(settings(stdin=pipe.file))
    assert caller("host.read-stdin", 0, 9) == PENDING
    assert caller("host.ready", 500, 1, 100) == 0
    threading.Timer(0.1, pipe.write.write, [b"abc"]).start()
    started = time.monotonic()
    caller("host.wait", 500, 1, NEVER)
    assert 0.05 < time.monotonic() - started < 5
    assert caller("host.ready", 500, 1, 100) == 1
    assert caller("host.read-stdin", 0, 2) == 2
    assert caller("host.read-stdin", 2, 9) == 1
    assert caller.peek(0, 4) == b"abc\0"
    pipe.write.close()
    caller("host.wait", 500, 1, NEVER)
    assert caller("host.read-stdin", 0, 9) == END


class Broken:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, _: int) -> bytes:
        raise self.error


def test_a_file_that_cannot_be_read_fails_and_other_errors_pass() -> None:
    caller = Caller(settings(stdin=Broken(OSError("gone"))))
    caller("host.wait", 500, 1, NEVER)
    assert caller("host.read-stdin", 0, 9) == FAILED
    caller = Caller(settings(stdin=Broken(KeyError("mine"))))
    caller("host.wait", 500, 1, NEVER)
    with pytest.raises(KeyError, match="mine"):
        caller("host.read-stdin", 0, 9)


# Waiting


def test_it_waits_until_the_deadline() -> None:
    caller = Caller()
    started = time.monotonic_ns()
    caller("host.wait", 0, 0, started + 100_000_000)
    assert 100_000_000 <= time.monotonic_ns() - started < 3_000_000_000
    caller("host.wait", 0, 0, 0)


def test_a_clock_that_stands_still_has_passed_the_deadline_afterwards() -> None:
    caller = Caller(settings(clock=lambda: datetime(2026, 1, 1, tzinfo=timezone.utc)))
    deadline = caller("host.monotonic-now") + 50_000_000
    caller("host.wait", 0, 0, deadline)
    assert caller("host.monotonic-now") == deadline


def test_the_timeout_of_the_client_ends_it() -> None:
    caller = Caller(timeout=0.2)
    started = time.monotonic()
    with pytest.raises(CallTimeoutError):
        caller("host.wait", 0, 0, NEVER)
    assert time.monotonic() - started < 3


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer")
def test_a_signal_ends_it() -> None:
    class Struck(Exception):
        pass

    def strike(*_: object) -> None:
        raise Struck

    caller = Caller()
    before = signal.signal(signal.SIGALRM, strike)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        started = time.monotonic()
        with pytest.raises(Struck):
            caller("host.wait", 0, 0, NEVER)
        assert time.monotonic() - started < 3
    finally:
        signal.signal(signal.SIGALRM, before)


def test_an_async_client_that_is_closed_ends_a_wait_that_nobody_awaits() -> None:
    import asyncio

    async def main() -> None:
        guest = AsyncGuest(lambda: caller.instance, 1, None)
        await guest.start()
        waiting = asyncio.ensure_future(guest.run(caller, "host.wait", 0, 0, NEVER))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.wait_for(guest.close(), 5)

    caller = Caller()
    asyncio.run(main())


# HTTP


def test_every_request_is_denied() -> None:
    caller = Caller()
    assert (caller("http.start", 0, 0), caller("http.start", 0, 0)) == (1, 2)
    caller.poke(500, pack("<II", 5, 6))
    assert caller("http.answer", 1, 100, 5) == 6
    assert caller("http.answer", 1, 100, 6) == 6
    assert unpack("<BBI", caller.peek(100, 6)) == (1, 15, 0)
    assert caller("http.failure", 1, 200, 5) == 5
    assert unpack("<BI", caller.peek(200, 5)) == (15, 0)
    assert caller("http.read", 1, 0, 9) == END
    assert caller("http.write", 1, 0, 9) == 9
    caller("http.finish", 1)
    caller("http.cancel", 1)
    assert caller("host.ready", 500, 2, 600) == 2
    assert unpack("<II", caller.peek(600, 8)) == (0, 1)
    caller("host.wait", 500, 2, NEVER)


# Options


def test_options_are_checked() -> None:
    wrong: list[tuple[dict[str, Any], type[Exception], str]] = [
        ({"env": [("a", "b")]}, TypeError, "env: expected Mapping"),
        ({"env": {"": "b"}}, ValueError, "env: '' is no name of a variable"),
        ({"env": {"a=b": "c"}}, ValueError, "env: 'a=b' is no name of a variable"),
        ({"env": {"a": 5}}, TypeError, "env\\['a'\\]: expected str, got int"),
        ({"env": {5: "a"}}, TypeError, "env: 5: expected str, got int"),
        ({"env": {"a": "b\0"}}, ValueError, "env\\['a'\\]: it has a NUL"),
        ({"args": "text"}, TypeError, "args: expected Sequence"),
        ({"args": ["\ud800"]}, ValueError, "args\\[0\\]: it has a lone surrogate"),
        ({"args": [b"a"]}, TypeError, "args\\[0\\]: expected str, got bytes"),
        ({"stdin": io.StringIO()}, TypeError, "stdin: expected bytes, str or a binary file, got StringIO"),
        ({"stdin": 5}, TypeError, "stdin: expected bytes, str or a binary file, got int"),
        ({"stdout": 5}, TypeError, "stdout: expected a function, got int"),
        ({"stderr": b""}, TypeError, "stderr: expected a function, got bytes"),
        ({"clock": 5}, TypeError, "clock: expected a function, got int"),
        ({"random": 5}, TypeError, "random: expected a function, got int"),
    ]
    for options, error, text in wrong:
        with pytest.raises(error, match=f"^{text}"):
            settings(**options)
