"""The application's functions, found when a client is made and called by the glue."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from .aio import serving
from .awaiting import wait_for


def provide(imports: object, *path: str) -> Callable[..., Any]:
    """The function at a path of `Imports`: `"host", "rate"`.

    Raises:
        TypeError: There is none, or it is `async`, which a client that is not cannot call.
    """
    function = _find(imports, path, "Imports")
    if inspect.iscoroutinefunction(function):
        raise TypeError(f"imports: {'.'.join(path)} is async, which takes the async client")
    return function


def _find(imports: object, path: tuple[str, ...], wanted: str) -> Callable[..., Any]:
    if not hasattr(imports, path[0]):
        raise TypeError(f"imports: expected {wanted} with {path[0]}, got {type(imports).__name__}")
    value = imports
    for name in path:
        value = getattr(value, name, None)
    if not callable(value):
        raise TypeError(f"imports: {'.'.join(path)} is not implemented")
    return value


def provide_method(name: str) -> Callable[..., Any]:
    """A method of an object of the application, which is the first argument."""

    def method(self: object, *arguments: Any, **options: Any) -> Any:
        return getattr(self, name)(*arguments, **options)

    return method


def provide_async(imports: object, *path: str) -> Callable[..., Any]:
    """As `provide`, for functions that may return an awaitable."""
    return _awaited(_find(imports, path, "AsyncImports"))


def provide_async_method(name: str) -> Callable[..., Any]:
    """As `provide_method`, for methods that may return an awaitable."""
    return _awaited(provide_method(name))


def _awaited(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        with serving():
            value = function(*arguments, **options)
            return wait_for(value) if inspect.isawaitable(value) else value

    return call
