"""Two packages in one process: threads whose imports raise, and timeouts, in both at once."""

import sys
import threading
import time

import test_one
import test_two

THREADS, CALLS = 8, 40


class Mine(Exception):
    pass


class Host:
    def tick(self, n: int) -> int:
        if n % 2:
            raise Mine(n)
        return n + 1


def one(number: int) -> None:
    for n in range(number * 1000, number * 1000 + CALLS):
        with test_one.One(imports=test_one.Imports(host=Host()), timeout=20) as client:
            tick(client.api.tick, n)


def two(number: int) -> None:
    for n in range(number * 1000, number * 1000 + CALLS):
        tick(shared.api.tick, n)


def tick(call: object, n: int) -> None:
    try:
        assert call(n) == n + 1 and n % 2 == 0, n
    except Mine as error:
        assert n % 2 == 1 and error.args == (n,), (n, error)


def overdue(client: object, error: type[Exception]) -> None:
    started = time.monotonic()
    try:
        client.api.spin()
    except error:
        assert 0.25 < time.monotonic() - started < 10
    else:
        raise AssertionError("no timeout")


def run_all(*work: threading.Thread) -> None:
    threading.excepthook = lambda hook: problems.append(hook.exc_value)
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()


problems = []
shared = test_two.Two(imports=test_two.Imports(host=Host()), timeout=20, pool_size=THREADS)
interval = sys.getswitchinterval()
sys.setswitchinterval(1e-6)
run_all(*(threading.Thread(target=work, args=(i,)) for i in range(THREADS) for work in (one, two)))
sys.setswitchinterval(interval)
shared.close()

first = test_one.One(imports=test_one.Imports(host=Host()), timeout=0.3)
second = test_two.Two(imports=test_two.Imports(host=Host()), timeout=0.3)
run_all(
    threading.Thread(target=overdue, args=(first, test_one.CallTimeoutError)),
    threading.Thread(target=overdue, args=(second, test_two.CallTimeoutError)),
)
assert second.api.add(1, 2) == 3  # a stateless package goes on with a new instance
assert not issubclass(test_one.SdkError, test_two.SdkError)
assert problems == [], problems
print("done")
