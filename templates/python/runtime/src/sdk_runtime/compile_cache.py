"""Native code kept between processes: a component of some size takes seconds to compile and milliseconds to load.

Loading native code is running it, so the folder must be the user's own, and nobody else may write there. A folder that the application names
must be of use; whatever goes wrong with the default one is told to the log, and costs time.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import logging
import os
import sys
import tempfile
from pathlib import Path

import wasmtime

from .errors import SdkError

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

    def __init__(self, folder: Path | None, *, is_named: bool = False) -> None:
        """None turns it off.

        Raises:
            SdkError: The application has named a folder that cannot be used.
        """
        self._folder = folder
        self._is_named = is_named
        if is_named and folder is not None:
            problem = _problem(folder, mend=False)
            if problem is not None:
                raise SdkError(f"cache: {folder} {problem}")

    def module(self, engine: wasmtime.Engine, key: str, binary: bytes) -> wasmtime.Module:
        """Compiles a module, or loads what was compiled before."""
        if self._folder is None or len(binary) < SMALLEST or not self._is_usable(self._folder):
            return wasmtime.Module(engine, binary)
        path = self._folder / f"{key}-{importlib.metadata.version('wasmtime')}.cwasm"
        # A file of another engine or configuration is refused by the engine; then it is made anew.
        with contextlib.suppress(wasmtime.WasmtimeError, OSError):
            if path.is_file() and _is_own(path):
                return wasmtime.Module.deserialize_file(engine, str(path))
        module = wasmtime.Module(engine, binary)
        with contextlib.suppress(OSError):
            _keep(path, module)
        return module

    def _is_usable(self, folder: Path) -> bool:
        problem = _problem(folder, mend=not self._is_named)
        if problem is not None and folder not in _told:
            _told.add(folder)
            _log.warning("compiled code is not kept, each start takes longer: %s %s", folder, problem)
        return problem is None


_log = logging.getLogger(__name__.partition(".")[0])
_told: set[Path] = set()


def _problem(folder: Path, *, mend: bool) -> str | None:
    """Why the folder cannot be used, None if it can. It is made if need be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32":
            found = folder.stat()
            if found.st_uid != os.geteuid():
                return "belongs to another user"
            if mend and found.st_mode & 0o077:
                folder.chmod(0o700)
            elif found.st_mode & 0o022:
                return "can be written to by others"
    except OSError as error:
        return f"cannot be used: {error.strerror or error}"
    return None if os.access(folder, os.R_OK | os.W_OK | os.X_OK) else "cannot be written to"


def _is_own(file: Path) -> bool:
    """Others may have written it while the folder was open to them."""
    if sys.platform == "win32":
        return True
    found = file.lstat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _keep(path: Path, module: wasmtime.Module) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(module.serialize())
        os.replace(name, path)  # so that no other process sees half a file
    except BaseException:
        os.unlink(name)
        raise
