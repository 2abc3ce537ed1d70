"""A core module that stands between the guest and the host functions of one plan.

The engine hands a host function its arguments at an address that differs from call to call; reading them there costs a ctypes object each
time. The shim puts them at a fixed place in a memory of its own, where a `memoryview` made once reads them, and takes the result from there.
It also makes every host function `() -> ()`, which `fast.py` needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .plan import CoreType

SLOT = 8
"""Bytes of an argument or result, whatever its type."""

_VALUE_TYPES = {"i32": 0x7F, "i64": 0x7E, "f32": 0x7D, "f64": 0x7C}
_LOAD = {"i32": 0x28, "i64": 0x29, "f32": 0x2A, "f64": 0x2B}
_STORE = {"i32": 0x36, "i64": 0x37, "f32": 0x38, "f64": 0x39}
_ALIGN = {"i32": 2, "i64": 3, "f32": 2, "f64": 3}
_PAGE = 65536

Signature = tuple[Sequence[CoreType], Sequence[CoreType]]


def frame_offsets(signatures: Iterable[Signature]) -> list[int]:
    """Where in the shim's memory the slots of each function start; the last entry is the size of all."""
    offsets = [0]
    for params, results in signatures:
        offsets.append(offsets[-1] + SLOT * max(len(params), len(results), 1))
    return offsets


def build_shim(signatures: Sequence[Signature]) -> bytes:
    """A module that imports `() -> ()` functions `"" "0"…`, and exports `"0"…` of the given signatures and `memory`."""
    offsets = frame_offsets(signatures)
    count = len(signatures)
    types = [_function_type((), ()), *(_function_type(*signature) for signature in signatures)]
    imports = [_name("") + _name(str(i)) + b"\x00\x00" for i in range(count)]
    exports = [_name(str(i)) + b"\x00" + _unsigned(count + i) for i in range(count)]
    bodies = [_body(i, offsets[i], signature) for i, signature in enumerate(signatures)]
    pages = -(-offsets[-1] // _PAGE)
    return b"\0asm\x01\0\0\0" + b"".join(
        [
            _section(1, _vector(types)),
            _section(2, _vector(imports)),
            _section(3, _vector([_unsigned(i + 1) for i in range(count)])),
            _section(5, _vector([b"\x00" + _unsigned(pages)])),
            _section(7, _vector([*exports, _name("memory") + b"\x02\x00"])),
            _section(10, _vector(bodies)),
        ]
    )


def _body(index: int, offset: int, signature: Signature) -> bytes:
    params, results = signature
    code = bytearray(b"\x00")
    for i, param in enumerate(params):
        code += b"\x41\x00\x20" + _unsigned(i) + _access(_STORE, param, offset + SLOT * i)
    code += b"\x10" + _unsigned(index)
    for i, result in enumerate(results):
        code += b"\x41\x00" + _access(_LOAD, result, offset + SLOT * i)
    code += b"\x0b"
    return _unsigned(len(code)) + bytes(code)


def _access(opcodes: dict[str, int], value_type: CoreType, offset: int) -> bytes:
    return bytes((opcodes[value_type], _ALIGN[value_type])) + _unsigned(offset)


def _function_type(params: Sequence[CoreType], results: Sequence[CoreType]) -> bytes:
    return (
        b"\x60"
        + _vector([bytes((_VALUE_TYPES[t],)) for t in params])
        + _vector([bytes((_VALUE_TYPES[t],)) for t in results])
    )


def _section(number: int, content: bytes) -> bytes:
    return bytes((number,)) + _unsigned(len(content)) + content


def _vector(items: Sequence[bytes]) -> bytes:
    return _unsigned(len(items)) + b"".join(items)


def _name(text: str) -> bytes:
    return _unsigned(len(text)) + text.encode()


def _unsigned(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
