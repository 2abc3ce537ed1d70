"""The exceptions that stand for the error cases of the API's functions."""

from __future__ import annotations

from ._runtime.errors import PayloadError as _PayloadError
from ._types import ApiErrorPayload, ApiErrorPayloadObjectId, ApiErrorPayloadType

_CASES: dict[type, str] = {
    ApiErrorPayloadType: "type",
    ApiErrorPayloadObjectId: "object-id",
}


class ApiError(_PayloadError):
    """Raised with a payload of type ApiErrorPayload."""

    payload: ApiErrorPayload
    _type_name = "error"
    _cases = _CASES

    def __init__(self, payload: ApiErrorPayload) -> None:
        """Takes the value of the error case."""
        super().__init__(payload)
