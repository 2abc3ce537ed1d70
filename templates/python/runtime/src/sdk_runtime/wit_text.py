"""Values as WIT writes them, for messages: `over-limit({max: 5})`."""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from .values import Err, Ok, Some

Cases = Mapping[Any, str]
"""The WIT names of variant cases by their classes."""


def wit_text(value: Any, cases: Cases) -> str:
    """The text of any value of the API; what is none is shown as Python shows it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Flag):
        return f"{{{', '.join(_kebab(member.name or '') for member in type(value) if member in value)}}}"
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, bytes)):
        return f"[{_joined(value, cases)}]"
    if isinstance(value, tuple):
        return f"({_joined(value, cases)})"
    if isinstance(value, dict):
        return f"{{{_entries(value, cases)}}}"
    return _class_text(value, cases)


def _joined(values: Any, cases: Cases) -> str:
    return ", ".join(wit_text(value, cases) for value in values)


def _entries(values: Any, cases: Cases) -> str:
    return ", ".join(f"{wit_text(key, cases)}: {wit_text(value, cases)}" for key, value in values.items())


_WRAPPERS: Cases = {Some: "some", Ok: "ok", Err: "err"}


def _class_text(value: Any, cases: Cases) -> str:
    """A case with its payload in brackets; a record with all its fields."""
    case = cases.get(type(value)) or _WRAPPERS.get(type(value))
    if case is not None:
        payload = getattr(value, "value", None)
        return case if payload is None else f"{case}({wit_text(payload, cases)})"
    if not is_dataclass(value):
        return repr(value)
    parts = [(field.name, getattr(value, field.name)) for field in fields(value)]
    return f"{{{', '.join(f'{_kebab(name)}: {wit_text(part, cases)}' for name, part in parts)}}}"


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-").lower()
