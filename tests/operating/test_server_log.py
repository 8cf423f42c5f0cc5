"""What a running server writes down: the route and how it ended, never the address with what somebody looked for."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.serving import serving

pytestmark = pytest.mark.pure  # what is written down does not depend on the database


def test_no_query_and_no_name_is_in_the_log(tmp_path: Path) -> None:
    with serving(tmp_path, demo=False) as server:
        for path in ("/api/programmes/1/people?search=Zoe", "/people?search=Zoe", "/api/nothing?search=Zoe"):
            asked = urllib.request.Request(server.url + path, headers={"Linkup-Search": "Zoe"})
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    answer.read()
            except urllib.error.HTTPError as refused:
                assert refused.code < 500
    log = server.said()
    assert '"route": "/api/programmes/{programme_id}/people"' in log
    assert "Zoe" not in log and "search" not in log and "programmes/1" not in log
