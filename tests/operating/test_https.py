"""Https by `linkup serve` itself: settings that cannot work are refused with a sentence before anything is opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typer.testing import CliRunner

from api import cli
from api.core.config import Settings
from api.doctor import examine

pytestmark = pytest.mark.pure

HTTPS = "https://linkup.example.org"
Pair = tuple[Path, Path]


def a_pair(folder: Path, name: str) -> Pair:
    """A certificate and its key, as files."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(who, who, key.public_key(), 1, begins, begins + timedelta(days=9999))
    cert_file, key_file = folder / f"{name}.crt", folder / f"{name}.key"
    cert_file.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key_file.write_bytes(key.private_bytes(*form))
    key_file.chmod(0o600)
    return cert_file, key_file


def config_of(folder: Path, cert: Path | None, key: Path | None, base: str = HTTPS) -> Settings:
    wanted: dict[str, Any] = {"LINKUP_DATA_DIR": folder, "LINKUP_BASE_URL": base, "LINKUP_TLS_CERT": cert}
    return Settings(**wanted, LINKUP_TLS_KEY=key, _env_file=None)


def said_by_doctor(config: Settings) -> list[tuple[str, str]]:
    return [(one.state, one.do) for one in examine(config) if one.about == "https"]


def test_a_pair_that_belongs_together_serves(tmp_path: Path) -> None:
    config = config_of(tmp_path, *a_pair(tmp_path, "one"))
    assert config.tls_trouble() is None
    assert said_by_doctor(config) == []
    assert config_of(tmp_path, None, None, "http://localhost:8000").tls_trouble() is None


@pytest.mark.parametrize("wrong", ["no key", "no certificate", "plain address", "not there", "another key", "not one"])
def test_what_cannot_work_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    cert, key = a_pair(tmp_path, "one")
    (tmp_path / "no.crt").write_text("certainly not")
    cases: dict[str, tuple[Path | None, Path | None, str]] = {
        "no key": (cert, None, HTTPS),
        "no certificate": (None, key, HTTPS),
        "plain address": (cert, key, "http://linkup.example.org"),
        "not there": (tmp_path / "gone.crt", key, HTTPS),
        "another key": (cert, a_pair(tmp_path, "two")[1], HTTPS),
        "not one": (tmp_path / "no.crt", key, HTTPS),
    }
    config = config_of(tmp_path, *cases[wrong])
    monkeypatch.setattr(cli, "settings", lambda: config)
    ran = CliRunner().invoke(cli.app, ["serve"])
    assert ran.exit_code == 1
    assert ran.output.startswith(str(config.tls_trouble()))
    assert said_by_doctor(config)[0][0] == "stop"


def test_a_key_everybody_can_read_is_said(tmp_path: Path) -> None:
    cert, key = a_pair(tmp_path, "one")
    key.chmod(0o644)
    assert said_by_doctor(config_of(tmp_path, cert, key)) == [("look", f"Run: chmod 640 {key}")]
