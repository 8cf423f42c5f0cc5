"""Asks as fast as it can over a few kept connections, from a process of its own, and says how long each round took.

Reads one JSON job from standard input: {port, connections, rounds: [[name, [request, …]], …]}; each request is a whole
HTTP/1.1 request. Prints {name: [seconds per round]} and, under "bodies", the first body of each name (asked once
before, so only for what may be asked twice). With "times", each request's own seconds under "times" instead.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any


async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[int, bytes]:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
    return int(head[9:12]), await reader.readexactly(length)


async def share(connection: Any, requests: list[bytes], seen: list[tuple[int, bytes]], each: list[float]) -> None:
    for request in requests:
        began = time.perf_counter()
        seen.append(await one(*connection, request))
        each.append(time.perf_counter() - began)


async def main(job: dict[str, Any]) -> dict[str, Any]:
    connections = [await asyncio.open_connection("127.0.0.1", job["port"]) for _ in range(job["connections"])]
    taken: dict[str, Any] = {"bodies": {}, "times": {}}
    with_times = job.get("times", False)
    for name, requests in job["rounds"]:
        packed = [request.encode() for request in requests]
        seen: list[tuple[int, bytes]] = []
        each: list[float] = []
        if not with_times and name not in taken["bodies"]:
            taken["bodies"][name] = (await one(*connections[0], packed[0]))[1].decode()
        began = time.perf_counter()
        number = len(connections)
        await asyncio.gather(*(share(c, packed[n::number], seen, each) for n, c in enumerate(connections)))
        taken.setdefault(name, []).append(time.perf_counter() - began)
        if with_times:
            taken["times"].setdefault(name, []).extend(each)
        wrong = [answer for answer in seen if not 200 <= answer[0] < 300]
        assert not wrong, wrong[0]
    for _, writer in connections:
        writer.close()
    return taken


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(json.load(sys.stdin)))))
