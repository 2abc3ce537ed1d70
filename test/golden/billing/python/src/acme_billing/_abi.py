"""How values pass between Python and the component billing.

One function for each function of the API, and below them one for each shape of values: `_take_` checks what the application gives and makes
plain values of it, `_lift_` and `_lower_` are for values that are passed flat, `_load_` and `_store_` for values in memory.
"""

# The lines follow the interface, and its names decide how long they are.
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

from ._errors import InvoiceError as _InvoiceError
from ._runtime.checks import Mismatch, as_bytes, as_elements, as_enum, as_float, as_integer, as_string, expected, is_a
from ._runtime.component import Component
from ._runtime.errors import ResultError
from ._runtime.instance import IDLE, RUNNING, TAKEN, Instance
from ._runtime.link import Binder, ImportCall
from ._runtime.memory import Memory
from ._runtime.program import Glue
from ._runtime.resources import Claims, OwnHandle, lift_own, lower_borrow, lower_own, owner
from ._runtime.scalars import bad_case, enum_value, new, slot_setters
from ._types import Currency as _Currency
from ._types import Include as _Include
from ._types import Invoice as _Invoice
from ._types import InvoiceErrorPayloadClosed as _InvoiceErrorPayloadClosed
from ._types import InvoiceErrorPayloadOverLimit as _InvoiceErrorPayloadOverLimit
from ._types import InvoiceErrorPayloadUnknownSku as _InvoiceErrorPayloadUnknownSku
from ._types import Level as _Level
from ._types import Limit as _Limit
from ._types import LineItem as _LineItem
from ._types import PaymentBankTransfer as _PaymentBankTransfer
from ._types import PaymentCard as _PaymentCard
from ._types import PaymentCash as _PaymentCash

COMPONENT = Component(
    __package__,
    "billing.wasm",
    fingerprint="7dc626dcb86a92ab994086234b4cdfcc84d9e26fb344b9859818075d024d9f7a",
    glue=Glue(
        exports=(
            "version",
            "acme:billing/invoices@1.4.0#create",
            "acme:billing/invoices@1.4.0#checksum",
            "acme:billing/invoices@1.4.0#settle",
            "acme:billing/invoices@1.4.0#[constructor]cart",
            "acme:billing/invoices@1.4.0#[static]cart.merge",
            "acme:billing/invoices@1.4.0#[static]cart.checkout",
            "acme:billing/invoices@1.4.0#[method]cart.add",
            "acme:billing/invoices@1.4.0#[method]cart.total",
        ),
        resources=("acme:billing/invoices@1.4.0#cart",),
        export_types=(
            "-> i32",
            "i32 i32 i32 i32 i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 i32 i32 i64 i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 -> i32",
            "i32 i32 i32 i32 i32 i32 i32 -> i32",
            "i32 -> i64",
        ),
        import_types={
            "acme:billing/host@1.4.0#log": "i32 i32 i32 ->",
            "acme:billing/host@1.4.0#rate": "i32 i32 i32 i32 i32 ->",
        },
    ),
)
"""The component acme-billing, whose SHA-256 is 3402fdc2441bf6c5c28d0ddb1373f7593c0b44d957a760b205bd68da8a068fd1."""

_STRUCT_0 = Struct("<IIIB3xII")
_STRUCT_1 = Struct("<II")
_STRUCT_2 = Struct("<Q")
_STRUCT_3 = Struct("<IIQB3xII4x")
_STRUCT_4 = Struct("<I")
_STRUCT_5 = Struct("<d")
(_set_line_item__sku, _set_line_item__quantity, _set_line_item__note) = slot_setters(_LineItem)
(_set_invoice__id, _set_invoice__total, _set_invoice__currency, _set_invoice__lines) = slot_setters(_Invoice)
(_set_limit__max,) = slot_setters(_Limit)
(_set_invoice_error_payload_0,) = slot_setters(_InvoiceErrorPayloadUnknownSku)
(_set_invoice_error_payload_1,) = slot_setters(_InvoiceErrorPayloadOverLimit)


def call_version(instance: Instance) -> str:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[0]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: str = memory.read_string(*_STRUCT_1.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_invoices_create(p_customer_id: Any, p_lines: Any, p_currency: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "customer_id"
        if type(p_customer_id) is not str or not p_customer_id.isascii() or len(p_customer_id) > 268435455:
            p_customer_id = as_string(p_customer_id)
        where = "lines"
        p_lines = _take_list_of_line_item(p_lines)
        where = "currency"
        p_currency = _take_option_currency(p_currency if p_currency is None or type(p_currency) is _Currency else as_enum(_Currency, p_currency))
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_customer_id, p_lines, p_currency)


def call_invoices_create(instance: Instance, taken: tuple[Any, ...]) -> _Invoice:
    (p_customer_id, p_lines, p_currency) = taken
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[1]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = memory.write_string(p_customer_id)
        u32[8], u32[12] = _lower_list_of_line_item(memory, p_lines)
        u32[16], u32[20] = _lower_option_currency(memory, p_currency)
        instance.run(call)
        at = memory.require(u32[0], 8, 40)
        case = memory.view[at]
        if case == 0:
            result = _lift_invoice(memory, *_STRUCT_3.unpack_from(memory.view, at + 8))
        elif case == 1:
            error = _InvoiceError(_load_invoice_error_payload(memory, at + 8))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise
    if error is not None:
        raise error
    made: _Invoice = result
    return made


def take_invoices_checksum(p_document: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "document"
        if type(p_document) is not bytes:
            p_document = as_bytes(p_document)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_document,)


def call_invoices_checksum(instance: Instance, taken: tuple[Any, ...]) -> bytes:
    (p_document,) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[2]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = memory.write_bytes(p_document)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: bytes = memory.read_bytes(*_STRUCT_1.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_invoices_settle(p_id: Any, p_by: Any, p_include: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "id"
        if type(p_id) is not str or not p_id.isascii() or len(p_id) > 268435455:
            p_id = as_string(p_id)
        where = "by"
        p_by = _take_payment(p_by)
        where = "include"
        p_include = _take_include(p_include)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_id, p_by, p_include)


def call_invoices_settle(instance: Instance, taken: tuple[Any, ...]) -> _Invoice:
    (p_id, p_by, p_include) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[3]
        memory = call.memory
        u32 = instance.u32
        u64 = instance.u64
        u32[0], u32[4] = memory.write_string(p_id)
        u32[8], u64[6], u32[16] = _lower_payment(memory, p_by)
        u32[20] = p_include
        instance.run(call)
        at = memory.require(u32[0], 8, 32)
        result: _Invoice = _lift_invoice(memory, *_STRUCT_3.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_cart_cart(instance: Instance, p_customer_id: Any) -> Any:
    where = ""
    try:
        where = "customer_id"
        if type(p_customer_id) is not str or not p_customer_id.isascii() or len(p_customer_id) > 268435455:
            p_customer_id = as_string(p_customer_id)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[4]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = memory.write_string(p_customer_id)
        instance.run(call)
        result: Any = lift_own(call, 0, u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_cart_merge(instance: Instance, p_a: Any, p_b: Any) -> Any:
    claims = Claims()
    where = ""
    try:
        where = "a"
        claims.add(p_a, 0, "Cart", True)
        where = "b"
        claims.add(p_b, 0, "Cart", True)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[5]
        u32 = instance.u32
        claims.validate(instance)
        u32[0] = lower_own(call, 0, p_a)
        u32[4] = lower_own(call, 0, p_b)
        claims.spend()
        instance.run(call)
        result: Any = lift_own(call, 0, u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_cart_checkout(instance: Instance, p_cart: Any) -> _Invoice:
    claims = Claims()
    where = ""
    try:
        where = "cart"
        claims.add(p_cart, 0, "Cart", True)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[6]
        memory = call.memory
        u32 = instance.u32
        claims.validate(instance)
        u32[0] = lower_own(call, 0, p_cart)
        claims.spend()
        instance.run(call)
        at = memory.require(u32[0], 8, 40)
        case = memory.view[at]
        if case == 0:
            result = _lift_invoice(memory, *_STRUCT_3.unpack_from(memory.view, at + 8))
        elif case == 1:
            error = _InvoiceError(_load_invoice_error_payload(memory, at + 8))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise
    if error is not None:
        raise error
    made: _Invoice = result
    return made


def take_cart_add(p_item: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "item"
        p_item = _take_line_item(p_item)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_item,)


def call_cart_add(handle: OwnHandle, taken: tuple[Any, ...]) -> int:
    (p_item,) = taken
    instance = owner(handle)
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[7]
        memory = call.memory
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        u32[4], u32[8], u32[12], u32[16], u32[20], u32[24] = _lower_line_item(memory, p_item)
        instance.run(call)
        at = memory.require(u32[0], 4, 12)
        case = memory.view[at]
        if case == 0:
            result = _STRUCT_4.unpack_from(memory.view, at + 4)[0]
        elif case == 1:
            error = ResultError(memory.read_string(*_STRUCT_1.unpack_from(memory.view, at + 4)))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise
    if error is not None:
        raise error
    made: int = result
    return made


def call_cart_total(handle: OwnHandle) -> int:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[8]
        u32 = instance.u32
        u64 = instance.u64
        u32[0] = lower_borrow(call, 0, handle)
        instance.state = RUNNING
        failure = instance.calls[8]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        result: int = u64[0]
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def bind_call_host_log(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            implementation(_lift_level(memory, u32[0]), memory.read_string(u32[2], u32[4]))
            instance.state = RUNNING

        return body

    return bind


def bind_call_host_rate(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(memory.read_string(u32[0], u32[2]), memory.read_string(u32[4], u32[6]))
            except ResultError as error:
                payload: Any = error.payload
                try:
                    if type(payload) is not str or not payload.isascii() or len(payload) > 268435455:
                        payload = as_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("host.rate").error() from None
                at = memory.require(u32[8], 8, 16)
                memory.view[at] = 1
                _STRUCT_1.pack_into(memory.view, at + 8, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                if type(result) is not float:
                    result = as_float(result)
            except Mismatch as mismatch:
                raise mismatch.inside("host.rate").error() from None
            at = memory.require(u32[8], 8, 16)
            memory.view[at] = 0
            _STRUCT_5.pack_into(memory.view, at + 8, result)
            instance.state = RUNNING

        return body

    return bind


def _take_option_string(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not str or not v.isascii() or len(v) > 268435455:
        v = as_string(v)
    return v


def _lift_option_string(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return memory.read_string(f1, f2)
    raise bad_case("option", f0)


def _lower_option_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *memory.write_string(value))


def _take_line_item(value: Any) -> tuple[Any, ...]:
    if not is_a(value, _LineItem):
        raise expected("LineItem", value)
    where = ""
    try:
        where = ".sku"
        v0 = value.sku
        if type(v0) is not str or not v0.isascii() or len(v0) > 268435455:
            v0 = as_string(v0)
        where = ".quantity"
        v1 = value.quantity
        if type(v1) is not int or not 0 <= v1 <= 4294967295:
            v1 = as_integer(v1, "u32")
        where = ".note"
        v2 = _take_option_string(value.note)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1, v2)


def _lift_line_item(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any, f4: Any, f5: Any) -> Any:
    value = new(_LineItem)
    _set_line_item__sku(value, memory.read_string(f0, f1))
    _set_line_item__quantity(value, f2)
    _set_line_item__note(value, _lift_option_string(memory, f3, f4, f5))
    return value


def _lower_line_item(memory: Memory, value: Any) -> tuple[Any, ...]:
    (v0, v1, v2) = value
    return (*memory.write_string(v0), v1, *_lower_option_string(memory, v2))


def _take_list_of_line_item(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 24):
            v = _take_line_item(v)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list_of_line_item(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 24 * length)
    return [_lift_line_item(memory, *flat) for flat in _STRUCT_0.iter_unpack(bytes(span))]


def _lower_list_of_line_item(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 24 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, *_lower_line_item(memory, element))
        at += 24
    return pointer, len(value)


_CURRENCY_NUMBERS = {member.value: number for number, member in enumerate(_Currency)}


def _take_currency(value: Any) -> int:
    if type(value) is not _Currency:
        raise expected("Currency", value)
    return _CURRENCY_NUMBERS[enum_value(value)]


_CURRENCY_MEMBERS = tuple(_Currency)


def _lift_currency(_: Memory, f0: int) -> _Currency:
    if f0 >= 2:
        raise bad_case("Currency", f0)
    return _CURRENCY_MEMBERS[f0]


def _take_option_currency(value: Any) -> Any:
    if value is None:
        return None
    v = _take_currency(value)
    return v


def _lower_option_currency(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _lift_invoice(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any, f4: Any, f5: Any) -> Any:
    value = new(_Invoice)
    _set_invoice__id(value, memory.read_string(f0, f1))
    _set_invoice__total(value, f2)
    _set_invoice__currency(value, _lift_currency(memory, f3))
    _set_invoice__lines(value, _lift_list_of_line_item(memory, f4, f5))
    return value


def _lift_limit(memory: Memory, f0: Any) -> Any:
    value = new(_Limit)
    _set_limit__max(value, f0)
    return value


def _load_invoice_error_payload(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        value = new(_InvoiceErrorPayloadUnknownSku)
        _set_invoice_error_payload_0(value, memory.read_string(*_STRUCT_1.unpack_from(memory.view, at + 8)))
        return value
    if case == 1:
        value = new(_InvoiceErrorPayloadOverLimit)
        _set_invoice_error_payload_1(value, _lift_limit(memory, _STRUCT_2.unpack_from(memory.view, at + 8)[0]))
        return value
    if case == 2:
        return _InvoiceErrorPayloadClosed()
    raise bad_case("InvoiceErrorPayload", case)


def _take_payment(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, _PaymentBankTransfer):
            v = value.value
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            return 0, v
        if is_a(value, _PaymentCard):
            v = value.value
            if type(v) is not int or not 0 <= v <= 18446744073709551615:
                v = as_integer(v, "u64")
            return 1, v
        if is_a(value, _PaymentCash):
            return 2, None
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Payment", value)


def _lower_payment(memory: Memory, value: Any) -> tuple[Any, ...]:
    case, v = value
    if case == 0:
        return (0, *memory.write_string(v))
    if case == 1:
        return (1, v, 0)
    return (2, 0, 0)


def _take_include(value: Any) -> int:
    if type(value) is not _Include:
        raise expected("Include", value)
    bits: int = enum_value(value)
    return bits & 3


_LEVEL_MEMBERS = tuple(_Level)


def _lift_level(_: Memory, f0: int) -> _Level:
    if f0 >= 2:
        raise bad_case("Level", f0)
    return _LEVEL_MEMBERS[f0]
