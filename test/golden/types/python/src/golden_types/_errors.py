"""The exceptions that stand for the error cases of the API's functions."""

from __future__ import annotations

from ._runtime.errors import PayloadError as _PayloadError
from ._types import Mixed, MixedA, MixedB, MixedC, MixedD, MixedE, MixedF, MixedG

_CASES: dict[type, str] = {
    MixedA: "a",
    MixedB: "b",
    MixedC: "c",
    MixedD: "d",
    MixedE: "e",
    MixedF: "f",
    MixedG: "g",
}


class MixedError(_PayloadError):
    """Raised with a payload of type Mixed."""

    payload: Mixed
    _type_name = "mixed"
    _cases = _CASES

    def __init__(self, payload: Mixed) -> None:
        """Takes the value of the error case."""
        super().__init__(payload)
