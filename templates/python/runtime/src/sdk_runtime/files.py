"""Files that the application names: never more is read than is of use, and nothing but regular files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .errors import SdkError


def read_regular(path: Path, most: int) -> bytes:
    """At most `most` bytes, and one more if there are more.

    Raises:
        SdkError: It is a pipe, a device, a folder.
        OSError: It cannot be read.
    """
    # A pipe that nobody writes to must not be waited for.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    if path.exists() and not path.is_file():
        raise SdkError(f"{path} is no regular file")
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SdkError(f"{path} is no regular file")
        return file.read(most + 1)
