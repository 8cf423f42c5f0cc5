"""The image and compose.yaml are right by reading: what they name exists, and they keep the promises they make.

The long proof at the end runs the server stage's own commands in an empty folder.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from fnmatch import fnmatch
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).resolve().parents[2]
UV = TOP / ".tools" / "py" / "bin" / "uv"
BUILT = {"/app", "/pwa/dist"}  # made by an earlier stage, not in the repository

pytestmark = pytest.mark.pure


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile as (word, rest), continued lines joined, comments gone."""
    lines = [line for line in (TOP / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")]
    text = "\n".join(lines).replace("\\\n", " ")
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in text.splitlines()) if word]


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for word, rest in instructions():
        if word == "FROM":
            found.append([])
        found[-1].append((word, rest))
    return found


def said(word: str) -> list[str]:
    """What the stage that runs says after `word`."""
    return [rest for one, rest in stages()[-1] if one == word]


def copied() -> list[tuple[str, str]]:
    """(source, target) of every COPY, in order."""
    pairs = []
    for word, rest in instructions():
        if word == "COPY":
            *sources, target = [part for part in rest.split() if not part.startswith("--")]
            pairs += [(source, target) for source in sources]
    return pairs


def is_left_out(path: str) -> bool:
    """Whether .dockerignore keeps `path` out of the image; the last rule that fits wins."""
    out = False
    for rule in (TOP / ".dockerignore").read_text().split("\n"):
        pattern = rule.lstrip("!")
        if pattern and not rule.startswith("#") and (fnmatch(path, pattern) or path.startswith(pattern + "/")):
            out = not rule.startswith("!")
    return out


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((TOP / "compose.yaml").read_text())
    return loaded


def test_what_is_copied_exists_and_is_not_left_out() -> None:
    sources = [source.rstrip("/") for source, _ in copied() if source not in BUILT]
    assert {"api", "migrations", "pwa", "pyproject.toml", "uv.lock"} <= set(sources)
    assert [source for source in sources if not (TOP / source).exists()] == []
    assert [source for source in sources if is_left_out(source)] == []


def test_secrets_data_and_built_things_stay_out() -> None:
    for path in (".env", "data", "data/keys", "pwa/node_modules", "pwa/dist", ".venv", ".git", "tests", "build"):
        assert is_left_out(path), path


def test_runs_without_rights_and_writes_only_to_its_volume() -> None:
    assert said("USER") == ["10001:10001"]
    assert said("VOLUME") == ["/data"]
    words = [word for word, _ in stages()[-1]]
    assert "RUN" not in words[words.index("USER") :], "nothing is installed after the rights were given up"
    settings = dict(part.split("=", 1) for rest in said("ENV") for part in rest.split())
    assert settings["LINKUP_DATA_DIR"] == "/data"
    assert settings["LINKUP_HOST"] == "0.0.0.0"  # noqa: S104 - inside the container


def test_starts_by_migrating_then_serves() -> None:
    assert json.loads(said("CMD")[0]) == ["sh", "-c", "linkup migrate && exec linkup serve"]
    (health,) = said("HEALTHCHECK")
    command = json.loads(health[health.index("[") :])
    assert command[:2] == ["python", "-c"]
    compile(command[2], "healthcheck", "exec")
    assert "/healthz" in command[2]


def test_same_uv_as_on_a_developers_machine() -> None:
    (version,) = re.findall(r"uv==([\d.]+)", (TOP / "Dockerfile").read_text())
    assert f"uv_version={version}\n" in (TOP / "scripts" / "setup-python").read_text()


def test_only_locked_packages_go_in() -> None:
    commands = [rest for word, rest in instructions() if word == "RUN"]
    assert all("--frozen --no-dev" in command for command in commands if "uv sync" in command)
    assert any(command.startswith("npm ci ") for command in commands)
    assert not any("npm install" in command for command in commands)
    scripts = json.loads((TOP / "pwa" / "package.json").read_text())["scripts"]
    assert "build" in scripts


def test_server_and_worker_are_the_same_image_held_tight() -> None:
    services = compose()["services"]
    assert set(services) == {"server", "worker", "database"}
    assert services["server"]["image"] == services["worker"]["image"]
    for name in ("server", "worker"):
        one = services[name]
        assert one["read_only"] is True
        assert one["tmpfs"] == ["/tmp"]
        assert one["cap_drop"] == ["ALL"]
        assert one["volumes"] == ["data:/data"]
    assert services["worker"]["command"] == ["linkup", "worker"]
    assert services["worker"]["depends_on"]["server"]["condition"] == "service_healthy"
    assert services["database"]["healthcheck"]["test"][0] == "CMD-SHELL"
    assert set(compose()["volumes"]) == {"data", "database"}


def test_no_secret_is_in_the_repository_and_none_may_be_left_empty() -> None:
    text = (TOP / "compose.yaml").read_text()
    used = re.findall(r"\$\{(\w+)([^}]*)\}", text)
    assert {name for name, _ in used} == {"LINKUP_DATABASE_PASSWORD", "LINKUP_BASE_URL"}
    assert all(rest.startswith(":?") for _, rest in used), "an unset value stops with a sentence"
    assert re.search(r"(?i)password: (?!\$\{)", text) is None


@pytest.mark.prove
def test_the_server_stage_works_in_an_empty_folder(tmp_path: Path) -> None:
    app = tmp_path / "app"
    app.mkdir()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LINKUP_DATA_DIR": str(tmp_path / "data")}
    passed_on = ("SSL_CERT_FILE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")
    environment |= {name: os.environ[name] for name in passed_on if name in os.environ}
    for word, rest in stages()[1]:
        if word == "ENV":
            environment |= dict(part.split("=", 1) for part in rest.split() if "CACHE" not in part)
        elif word == "COPY":
            *sources, target = rest.split()
            for source in sources:
                copy(TOP / source, app / target / (Path(source).name if target == "./" else ""))
        elif word == "RUN" and rest.startswith("uv "):
            run([str(UV), *rest.split()[1:]], app, environment)
    environment["PATH"] = f"{app / '.venv' / 'bin'}:{environment['PATH']}"
    installed = run(["python", "-c", "import api, sys; print(api.__file__)"], app, environment)
    assert installed.strip() == str(app / "api" / "__init__.py")
    run(["linkup", "migrate"], app, environment)
    run(["linkup", "worker", "--help"], app, environment)
    assert not (app / ".venv" / "bin" / "pytest").exists(), "what only developers need stays out"


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_callers_behind_the_https_proxy_are_told_apart() -> None:
    """The proxy comes in through the engine's network; its word counts, a stranger's never does."""
    found = re.search(r"^ +LINKUP_TRUSTED_PROXIES: (\S+)$", (TOP / "compose.yaml").read_text(), re.MULTILINE)
    assert found is not None
    trusted = [ip_network(one) for one in found[1].split(",")]
    assert any(ip_address("172.18.0.1") in network for network in trusted)
    assert not any(ip_address("198.51.100.7") in network for network in trusted)
