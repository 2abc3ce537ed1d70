"""What there is one of, and says so where it is to be pickled or copied."""

from __future__ import annotations

from typing import NoReturn


class Unique:
    """The component of a client. The client itself holds one, so that it says the same."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        """Refused: memory of the component cannot be in two places."""
        raise TypeError("a client cannot be pickled or copied, it holds a running component: make one in each process")
