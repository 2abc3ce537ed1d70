from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from guest import make_plan

from sdk_runtime import compile_cache
from sdk_runtime.compile_cache import CompileCache, default_folder
from sdk_runtime.engine import engine
from sdk_runtime.errors import SdkError

_, COMPONENT = make_plan(['(module (func (export "x")))'], {"x": {}})


@pytest.fixture(autouse=True)
def keep_small_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile_cache, "SMALLEST", 1)


def keep(folder: Path, *, is_named: bool = False) -> Path:
    CompileCache(folder, is_named=is_named).module(engine(), "key", COMPONENT)
    [file] = folder.iterdir()
    return file


def test_native_code_is_kept_in_a_private_folder(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    file = keep(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    before = file.stat().st_mtime_ns
    keep(folder)
    assert file.stat().st_mtime_ns == before
    file.write_bytes(b"rubbish")
    keep(folder)
    assert file.read_bytes() != b"rubbish"


def test_an_own_folder_that_is_too_open_is_mended(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = keep(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_size > 0


def test_what_others_could_write_is_not_loaded(tmp_path: Path) -> None:
    file = keep(tmp_path)
    before = file.stat().st_mtime_ns
    file.chmod(0o666)
    keep(tmp_path)
    assert file.stat().st_mtime_ns != before


def test_a_named_folder_stays_as_it_is_and_is_refused_where_others_may_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    keep(tmp_path, is_named=True)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    tmp_path.chmod(0o777)
    with pytest.raises(SdkError, match="can be written to by others"):
        CompileCache(tmp_path, is_named=True)


def test_a_named_folder_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SdkError, match=r"^cache: "):
        CompileCache(tmp_path / "file", is_named=True)
    with pytest.raises(SdkError, match=r"^cache: "):
        CompileCache(tmp_path / "file" / "below", is_named=True)


def test_a_default_folder_that_cannot_be_used_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING, logger="sdk_runtime"):
        for _ in range(2):
            CompileCache(tmp_path / "file").module(engine(), "key", COMPONENT)
    assert len(caplog.records) == 1
    assert str(tmp_path / "file") in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="XDG")
def test_an_empty_environment_variable_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    folder = default_folder()
    assert folder is not None
    assert folder.is_absolute()
