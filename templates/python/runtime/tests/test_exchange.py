"""The memory in which the values of calls lie, with the guest's behind it."""

from __future__ import annotations

import struct
from typing import Any

import pytest
from guest import REALLOC, make_plan, open_instance
from test_plan import open_program, put, sound

from sdk_runtime.errors import SdkError, TrapError
from sdk_runtime.exchange import IN_PLACE, Exchange
from sdk_runtime.instance import Instance

START = 64
LONG = 8192


def open_exchange(encoding: str = "utf8", memory: int | None = None) -> tuple[Exchange, Instance]:
    """The second module has the memory of the guest; the first, of one page, is the exchange."""
    guest = f'(module {REALLOC} (func (export "x")))'
    plan, component = make_plan(['(module (memory (export "memory") 1))', guest], {"x": {"options": 2}})
    options: Any = plan["options"]
    options[1]["encoding"] = encoding
    options.append(
        {
            "encoding": "utf8",
            "memory": {"instance": 0, "name": "memory"},
            "exchange": {"start": START, "guest": 1},
        }
    )
    instance = open_instance(plan, component, memory=memory)
    exchange = instance.exports[0].memory
    assert isinstance(exchange, Exchange)
    return exchange, instance


def test_allocating_counts_up_and_begins_anew() -> None:
    exchange, _ = open_exchange()
    assert [exchange.allocate(1, 3), exchange.allocate(8, 16), exchange.allocate(2, 0)] == [
        START,
        START + 8,
        START + 24,
    ]
    exchange.require(16, 8, 8)
    assert exchange.allocate(8, 1) == START


def test_short_values_lie_in_the_exchange() -> None:
    exchange, _ = open_exchange()
    text = exchange.write_string("Grüße")
    numbers = exchange.write_packed(struct.pack("2I", 1, 2), 4)
    assert (text, numbers) == ((START, 7), (START + 8, 2))
    assert exchange.read_string(*text) == "Grüße"
    assert exchange.read_integers("I", *numbers) == [1, 2]
    assert exchange.read_bytes(numbers[0], 8) == struct.pack("2I", 1, 2)


def test_long_values_lie_in_the_guest() -> None:
    exchange, _ = open_exchange()
    text, data = "é" * LONG, struct.pack("<1025Q", *range(1025))
    spans = [exchange.write_string(text), exchange.write_packed(data, 8), exchange.write_bytes(data)]
    assert [length & IN_PLACE for _, length in spans] == [IN_PLACE] * 3
    assert exchange.read_string(*spans[0]) == text
    assert exchange.read_integers("Q", *spans[1]) == list(range(1025))
    assert exchange.read_floats("d", *spans[1])[0] == 0.0
    assert exchange.read_bytes(*spans[2]) == data
    assert exchange.allocate(1, 1) == START


def test_strings_of_a_guest_of_another_encoding_lie_in_the_exchange() -> None:
    exchange, _ = open_exchange("utf16")
    text = "é" * LONG
    assert exchange.write_string(text) == (START, 2 * LONG)
    assert exchange.read_string(START, 2 * LONG) == text


def test_it_grows_as_far_as_it_may() -> None:
    exchange, _ = open_exchange(memory=6 << 16)
    spans = [exchange.write_string("x" * LONG) for _ in range(15)]
    assert exchange.size == 2 << 16
    assert {exchange.read_string(*span) for span in spans} == {"x" * LONG}
    with pytest.raises(TrapError):
        for _ in range(15):
            exchange.write_string("x" * LONG)


def test_what_is_too_much_for_one_value_is_refused() -> None:
    exchange, _ = open_exchange()
    with pytest.raises(ValueError, match="268435456 bytes are too many"):
        exchange.allocate(1, 1 << 28)


def test_a_result_of_which_the_guest_holds_some_is_freed_behind_the_call() -> None:
    exchange, instance = open_exchange()
    freed: list[int] = []
    end = exchange.ending(lambda: freed.append(instance.u32[0]))
    exchange.view[8:12] = struct.pack("<I", 1234)
    for result in (16, 16 | IN_PLACE):
        exchange.allocate(1, 5)
        instance.u32[0] = result
        assert exchange.require(result, 4, 8) == 16
        assert not end()
        assert exchange.allocate(1, 1) == START
    assert freed == [1234]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"exchange": 7}, r"options\[2\]\.exchange: 7 is no object"),
        ({"exchange": {"start": 16, "guest": 2}}, r"options\[2\]\.exchange\.guest: 2 is out of range"),
        ({"exchange": {"start": 1 << 32, "guest": 1}}, r"options\[2\]\.exchange\.start: 4294967296 is out of range"),
        ({"exchange": {"start": 16}}, r"options\[2\]\.exchange\.guest: is missing"),
        ({"encoding": "utf16"}, r"options\[2\]\.encoding"),
        ({"memory": 7}, r"options\[2\]\.memory: 7 is no object"),
    ],
)
def test_a_damaged_plan_is_named(options: dict[str, Any], text: str) -> None:
    plan, component = sound()
    whole = {"encoding": "utf8", "memory": {"instance": 0, "name": "memory"}, "exchange": {"start": 16, "guest": 1}}
    with pytest.raises(SdkError, match=text):
        open_program(put(plan, ["options"], [*plan["options"], whole | options]), component)


def test_an_exchange_behind_an_exchange_is_refused() -> None:
    plan, component = sound()
    whole = {"encoding": "utf8", "memory": {"instance": 0, "name": "memory"}, "exchange": {"start": 16, "guest": 1}}
    twice = whole | {"exchange": {"start": 16, "guest": 2}}
    with pytest.raises(SdkError, match=r"options\[3\]\.exchange\.guest: is an exchange"):
        open_program(put(plan, ["options"], [*plan["options"], whole, twice]), component)
