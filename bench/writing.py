"""Answers a second from 16 phones at once, beside a raw writer that keeps the same promises (for information)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from api.core.ids import new_id
from bench import __main__ as bench

PHONES = 16
ANSWERS = 320 if bench.IS_SHORT else 1600


def lines(folder: Path, engine: str, url: str, sessions: list[str]) -> list[tuple[str, str, str]]:
    from api.core.sessions import cookie_for  # noqa: PLC0415

    cookies = [cookie_for(session, 1) for session in sessions]
    with bench.serving(folder, url) as port:
        pages = [bench.request("/api/whats-on", cookie) for cookie in cookies]
        asked = bench.ask(
            {"port": port, "connections": 1, "rounds": [[str(n), [page]] for n, page in enumerate(pages)]}
        )
        coming = [[item["id"] for item in json.loads(asked["bodies"][str(n)])["items"]] for n in range(len(pages))]
        requests = []
        for n in range(ANSWERS):
            who = n % len(cookies)
            body = json.dumps(
                {"answer": ("going", "maybe", "cannot")[n // len(cookies) % 3], "children": 0, "needs": {}}
            )
            path = f"/api/events/{coming[who][n // len(cookies) % len(coming[who])]}/answer"
            requests.append(bench.request(path, cookies[who], "PUT", body))
        taken = bench.ask({"port": port, "connections": PHONES, "rounds": [["answers", requests]]})
    rate = ANSWERS / taken["answers"][0]
    if engine != "SQLite":
        return [(f"answers from {PHONES} phones, {engine}", f"{rate:.0f}/s", "")]
    raw = raw_rate(url)
    return [(f"answers from {PHONES} phones, {engine}", f"{rate:.0f}/s", f"{rate / raw:.2f} × raw, no HTTP")]


def raw_rate(url: str) -> float:
    """One raw sqlite3 writer, synchronous=FULL: who, the event, the answer, the places, the audit; one commit each."""
    conn = sqlite3.connect(str(make_url(url).database), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        conn.execute(f"PRAGMA {pragma}")
    wanted = conn.execute(
        "SELECT s.id, a.event_id, a.person_id FROM event_answer a JOIN login_session s ON s.person_id = a.person_id "
        "LIMIT ?", (ANSWERS,)
    ).fetchall()  # fmt: skip
    before = "0" * 64
    began = time.perf_counter()
    for number, (session, event, person) in enumerate(wanted):
        before = raw_answer(conn, number, (session, event, person), before)
    spent = time.perf_counter() - began
    conn.close()
    return len(wanted) / spent


def raw_answer(conn: Any, number: int, whose: tuple[str, str, str], before: str) -> str:
    session, event, person = whose
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("SELECT person_id, expires_at, ended_at FROM login_session WHERE id = ?", (session,)).fetchone()
    conn.execute("SELECT state, capacity, places_taken FROM event WHERE id = ?", (event,)).fetchone()
    conn.execute(
        "INSERT INTO event_answer (id, event_id, person_id, answer, children, any_time, passed_over, answered_at) "
        "VALUES (?, ?, ?, 'going', 0, 0, 0, '2026-11-22') "
        "ON CONFLICT (event_id, person_id) DO UPDATE SET answer = 'going'", (new_id(), event, person)
    )  # fmt: skip
    conn.execute("UPDATE event SET places_taken = places_taken + 1 WHERE id = ?", (event,))
    after = hashlib.sha256(f"{before}{number}".encode()).hexdigest()
    conn.execute(
        "INSERT INTO audit_row (id, chain, seq, at, action, kind, object_id, before, hash) "
        "VALUES (?, 'raw', ?, '2026-11-22', 'answer', 'event', ?, ?, ?)", (new_id(), number, event, before, after)
    )  # fmt: skip
    conn.execute("COMMIT")
    return after
