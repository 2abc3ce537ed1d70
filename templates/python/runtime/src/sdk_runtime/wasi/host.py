"""The layer's private world in one instance: its functions by name, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..store import Frame
from . import clocks, ending, environment, http, output, random, stdin, waiting
from .layer_memory import LayerMemory
from .news import News
from .settings import Settings

if TYPE_CHECKING:
    from ..instance import Instance

Body = Callable[[], None]


class Ask(NamedTuple):
    """Where a function finds what it is asked for."""

    frame: Frame
    memory: LayerMemory


class Host:
    """What the application gives to one instance."""

    def __init__(self, instance: Instance, settings: Settings) -> None:
        """Nothing was asked for."""
        self.instance = instance
        self.settings = settings
        self.news = News()
        self.clocks = clocks.Clocks(settings.clock)
        self.random = random.RandomPool(settings.random)
        self.stdin = stdin.Stdin(settings.stdin, self.news)
        self.stderr = output.Tail()
        self.writers = output.Writers(settings.stdout, settings.stderr)
        self.requests = http.Requests()

    def body(self, function: str, memory: LayerMemory, frame: Frame) -> Body:
        """What a function does at each call; those of `signatures.py`."""
        return _FUNCTIONS[function](self, Ask(frame, memory))

    def is_ready(self, handle: int) -> bool:
        """0 is standard input, others are of requests."""
        return self.stdin.is_ready() if handle == 0 else self.requests.is_ready(handle)

    def end(self) -> None:
        """The instance is closed."""
        self.random.end()


_FUNCTIONS: dict[str, Callable[[Host, Ask], Body]] = {
    "host.monotonic-now": clocks.monotonic_now,
    "host.wall-now": clocks.wall_now,
    "host.random": random.random,
    "host.environment": environment.environment,
    "host.arguments": environment.arguments,
    "host.write": output.write,
    "host.exit": ending.exit,
    "host.fail": ending.fail,
    "host.read-stdin": stdin.read_stdin,
    "host.ready": waiting.ready,
    "host.wait": waiting.wait,
    "http.start": http.start,
    "http.answer": http.answer,
    "http.read": http.read,
    "http.write": http.write,
    "http.finish": http.finish,
    "http.cancel": http.cancel,
    "http.failure": http.failure,
}
