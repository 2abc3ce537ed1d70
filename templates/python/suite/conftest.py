"""One line of JSON for each test: the fixture file and its step stand in the test's docstring."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    report.about = getattr(getattr(item, "function", None), "__doc__", None)
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    about = getattr(report, "about", None)
    if about is not None and (report.when == "call" or report.outcome != "passed"):
        _print({**json.loads(about), "outcome": report.outcome, "message": _message(report)})


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.outcome == "failed":
        _print({"file": report.nodeid, "outcome": "failed", "message": str(report.longrepr)})


def _message(report: pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    crash = getattr(report.longrepr, "reprcrash", None)
    return "" if crash is None else str(crash.message)


def _print(line: dict[str, Any]) -> None:
    sys.stdout.write(f"\n{json.dumps(line)}\n")
