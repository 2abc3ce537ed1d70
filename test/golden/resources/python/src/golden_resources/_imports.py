"""What the application provides."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass

from ._types import ImportedPair


class Blob(_typing.Protocol):
    """A piece of the application's data."""

    def read(self) -> bytes:
        """Reads the whole."""
        ...


class ImportedToken(_typing.Protocol):
    """The resource `token`, which the application provides."""

    def value(self) -> str:
        """Calls `value` of the interface."""
        ...


class Store(_typing.Protocol):
    """The interface `store`, which the application provides."""

    def find(self, names: list[str]) -> _abc.Sequence[Blob]:
        """Calls `find` of the interface."""
        ...

    def compare(self, a: Blob, b: Blob) -> int:
        """Calls `compare` of the interface."""
        ...

    def new_blob(self, name: str) -> Blob:
        """Makes a new `blob`."""
        ...

    def blob_open(self, path: str) -> Blob:
        """Calls `open` of the interface."""
        ...


class ImportedShared(_typing.Protocol):
    """The interface `shared`, which the application provides."""

    def swap(self, p: ImportedPair) -> ImportedPair:
        """Calls `swap` of the interface."""
        ...


class AsyncBlob(_typing.Protocol):
    """A piece of the application's data."""

    def read(self) -> bytes | _abc.Awaitable[bytes]:
        """Reads the whole."""
        ...


class AsyncImportedToken(_typing.Protocol):
    """The resource `token`, which the application provides."""

    def value(self) -> str | _abc.Awaitable[str]:
        """Calls `value` of the interface."""
        ...


class AsyncStore(_typing.Protocol):
    """The interface `store`, which the application provides."""

    def find(self, names: list[str]) -> _abc.Sequence[AsyncBlob] | _abc.Awaitable[_abc.Sequence[AsyncBlob]]:
        """Calls `find` of the interface."""
        ...

    def compare(self, a: AsyncBlob, b: AsyncBlob) -> int | _abc.Awaitable[int]:
        """Calls `compare` of the interface."""
        ...

    def new_blob(self, name: str) -> AsyncBlob | _abc.Awaitable[AsyncBlob]:
        """Makes a new `blob`."""
        ...

    def blob_open(self, path: str) -> AsyncBlob | _abc.Awaitable[AsyncBlob]:
        """Calls `open` of the interface."""
        ...


class AsyncImportedShared(_typing.Protocol):
    """The interface `shared`, which the application provides."""

    def swap(self, p: ImportedPair) -> ImportedPair | _abc.Awaitable[ImportedPair]:
        """Calls `swap` of the interface."""
        ...


@dataclass(frozen=True, kw_only=True)
class Imports:
    """What the component asks of the application."""

    store: Store
    """The interface `store`."""

    shared: ImportedShared
    """The interface `shared`."""


@dataclass(frozen=True, kw_only=True)
class AsyncImports:
    """What the component asks of the application."""

    store: AsyncStore
    """The interface `store`."""

    shared: AsyncImportedShared
    """The interface `shared`."""
