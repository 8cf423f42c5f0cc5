"""Phones that go on sending until they are told to stop, and remember what was acknowledged. A process of its own.

Reads a job from standard input: {port, phones: [{cookie, sends: [[method, path, body, key, what], …]}, …]}; writes one
line per acknowledged send ("what") the moment it is acknowledged, and ends when the server is gone.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
from typing import Any

_one_line = threading.Lock()


def phone(port: int, cookie: str, sends: list[list[Any]]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for method, path, body, key, what in sends:
        headers = {"Cookie": f"linkup={cookie}", "Content-Type": "application/json", "Idempotency-Key": key}
        try:
            connection.request(method, path, json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return
        with _one_line:
            sys.stdout.write(f"{answer.status} {what}\n")
            sys.stdout.flush()


def main() -> None:
    job = json.load(sys.stdin)
    threads = [threading.Thread(target=phone, args=(job["port"], one["cookie"], one["sends"])) for one in job["phones"]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
