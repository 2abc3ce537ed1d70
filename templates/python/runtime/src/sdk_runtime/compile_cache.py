"""Native code kept between processes: a component of some size takes seconds to compile and milliseconds to load.

Loading native code is running it, so the folder must be the user's own and nobody else's. Whatever goes wrong here only costs time.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import stat
import sys
import tempfile
from pathlib import Path

import wasmtime

SMALLEST = 1 << 20
"""Bytes of a core module from which on it is kept."""


def default_folder() -> Path | None:
    """The folder for native code under the user's cache directory; None where there is no home."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:
        return None
    return base / "wasm-sdk" / "python"


class CompileCache:
    """Modules in a folder, by digest, engine version and Python's platform."""

    def __init__(self, folder: Path | None) -> None:
        """None turns it off."""
        self._folder = folder

    def module(self, engine: wasmtime.Engine, key: str, binary: bytes) -> wasmtime.Module:
        """Compiles a module, or loads what was compiled before."""
        if self._folder is None or len(binary) < SMALLEST:
            return wasmtime.Module(engine, binary)
        path = self._folder / f"{key}-{importlib.metadata.version('wasmtime')}.cwasm"
        # A file of another engine or configuration is refused by the engine; then it is made anew.
        with contextlib.suppress(wasmtime.WasmtimeError, OSError):
            if self._is_private() and path.is_file():
                return wasmtime.Module.deserialize_file(engine, str(path))
        module = wasmtime.Module(engine, binary)
        with contextlib.suppress(OSError):
            self._keep(path, module)
        return module

    def _is_private(self) -> bool:
        assert self._folder is not None
        if sys.platform == "win32":
            return self._folder.is_dir()
        found = self._folder.lstat()
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077

    def _keep(self, path: Path, module: wasmtime.Module) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._is_private():
            return
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(module.serialize())
            os.replace(name, path)  # so that no other process sees half a file
        except BaseException:
            os.unlink(name)
            raise
