"""ours: the generated package, for the Python runner of the shared bench. Names only, no logic."""

from bench_micro import Imports, Item, Kind, Micro, OpError, OpErrorPayloadBad

NAME = "ours"
KINDS = (Kind.A, Kind.B, Kind.C)


class Host:
    def __init__(self, tick):
        self.tick = tick


class Adapter:
    def __init__(self, client):
        self.client = client
        ops = client.ops
        self.add, self.echo_string, self.echo_bytes, self.echo_item = ops.add, ops.echo_string, ops.echo_bytes, ops.echo_item
        self.echo_items, self.echo_numbers, self.call_host, self.counter = ops.echo_items, ops.echo_numbers, ops.call_host, ops.Counter
        self._fail = ops.fail

    def fail(self, n):
        try:
            return self._fail(n)
        except OpError as error:
            return error.payload

    def inc(self, c):
        return c.inc()

    def drop(self, c):
        c.close()

    def item(self, id, kind, score, name, tags, note):
        return Item(id=id, kind=KINDS[kind], score=score, name=name, tags=tags, note=note)

    def plain(self, v):
        return (v.id, KINDS.index(v.kind), v.score, v.name, v.tags, v.note)

    def plain_failure(self, v):
        return ("bad" if isinstance(v, OpErrorPayloadBad) else "limit", v.value)


def open(component, tick):
    return Adapter(Micro(imports=Imports(host=Host(tick)), artifact=component))
