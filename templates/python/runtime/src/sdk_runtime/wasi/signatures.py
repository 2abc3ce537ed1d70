"""The private world of the WASI layer: its functions, and their core types."""

from __future__ import annotations

SIGNATURES = {
    "host.monotonic-now": "-> i64",
    "host.wall-now": "-> i64",
    "host.random": "i32 i32 ->",
    "host.environment": "i32 i32 -> i32",
    "host.arguments": "i32 i32 -> i32",
    "host.write": "i32 i32 i32 ->",
    "host.exit": "i32 ->",
    "host.fail": "i32 i32 ->",
    "host.read-stdin": "i32 i32 -> i32",
    "host.ready": "i32 i32 i32 -> i32",
    "host.wait": "i32 i32 i64 ->",
    "http.start": "i32 i32 -> i32",
    "http.answer": "i32 i32 i32 -> i32",
    "http.read": "i32 i32 i32 -> i32",
    "http.write": "i32 i32 i32 -> i32",
    "http.finish": "i32 ->",
    "http.cancel": "i32 ->",
    "http.failure": "i32 i32 i32 -> i32",
}
