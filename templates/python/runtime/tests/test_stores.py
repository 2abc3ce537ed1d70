from __future__ import annotations

import os
import time

import pytest
from guest import call
from test_calls import SPIN, TWICE, echo

from sdk_runtime import epochs, fast
from sdk_runtime.engine import open_store
from sdk_runtime.errors import CallTimeoutError, ClosedError
from sdk_runtime.fast import FastStore
from sdk_runtime.public import PublicStore


def no_function(*_: str) -> bool:
    return False


def test_the_environment_chooses_the_store() -> None:
    wanted = PublicStore if os.environ.get("SDK_RUNTIME_STORE") == "public" else FastStore
    assert type(open_store()) is wanted


def test_a_binding_with_other_private_names_has_the_public_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDK_RUNTIME_STORE", "fast")
    monkeypatch.setattr(fast, "_library", None)
    monkeypatch.setattr(fast, "has", no_function)
    assert type(open_store()) is PublicStore
    assert call(echo(lambda n: n + 1), TWICE, 1) == 3


def test_without_epoch_callbacks_a_timeout_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDK_RUNTIME_STORE", "public")
    monkeypatch.setattr(epochs, "has", no_function)
    instance = echo(lambda n: n, timeout=0.2)
    assert call(instance, TWICE, 5) == 5
    started = time.monotonic()
    with pytest.raises(CallTimeoutError):
        call(instance, SPIN, 0)
    assert 0.15 < time.monotonic() - started < 2
    with pytest.raises(ClosedError):
        call(instance, TWICE, 5)
