"""Secrets at rest: AES-GCM-SIV with a key id, bound to the logical field and the row (RFC 8452).

Associated data = field name + row id, so a sealed text moved to another row or field does not open.
Keys live in the data folder, outside the database, and never travel in a backup.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from api.core.config import settings

KEY_FILE = "keys.json"
LOOK_EVERY = 1.0  # seconds


@dataclass
class Keys:
    """The key ring: one signing key, field keys by id (the newest seals, all open), one blind-index key."""

    token: bytes
    blind: bytes
    fields: dict[str, bytes] = field(default_factory=dict)
    newest: str = ""

    @classmethod
    def fresh(cls) -> "Keys":
        return cls(secrets.token_bytes(48), secrets.token_bytes(32), {"1": secrets.token_bytes(32)}, "1")

    def dump(self) -> str:
        pack = {key: base64.b64encode(raw).decode() for key, raw in self.fields.items()}
        whole = {"token": base64.b64encode(self.token).decode(), "blind": base64.b64encode(self.blind).decode()}
        return json.dumps(whole | {"fields": pack, "newest": self.newest}, indent=1)

    @classmethod
    def parse(cls, text: str) -> "Keys":
        raw = json.loads(text)
        fields = {key: base64.b64decode(value) for key, value in raw["fields"].items()}
        return cls(base64.b64decode(raw["token"]), base64.b64decode(raw["blind"]), fields, raw["newest"])


class Sealer:
    """Seals and opens texts with the key ring in `folder`; makes the ring on first use."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / KEY_FILE
        self.keys = self._load()
        self._looked, self._changed = time.monotonic(), self.path.stat().st_mtime_ns
        self._ciphers = {key: AESGCMSIV(raw) for key, raw in self.keys.fields.items()}

    def _load(self) -> Keys:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():
            self._make_first()
        keys = Keys.parse(self.path.read_text())
        if min(len(keys.token), len(keys.blind), *(len(raw) for raw in keys.fields.values())) < 32:
            raise ValueError("a key in keys.json is shorter than 32 bytes")
        return keys

    def _make_first(self) -> None:
        draft = self.path.with_name(f"{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        _write_private(draft, Keys.fresh().dump())
        try:
            os.link(draft, self.path)  # atomic, and never over a ring another process has just made
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def _look_again(self) -> None:
        """Another process may have added a key (`linkup keys rotate`): noticed within a second."""
        self._looked = time.monotonic()
        changed = self.path.stat().st_mtime_ns
        if changed != self._changed:
            self.keys, self._changed = self._load(), changed
            self._ciphers = {key: AESGCMSIV(raw) for key, raw in self.keys.fields.items()}

    def seal(self, name: str, row_id: str, text: str) -> str:
        if time.monotonic() - self._looked > LOOK_EVERY:
            self._look_again()
        nonce = os.urandom(12)
        sealed = self._ciphers[self.keys.newest].encrypt(nonce, text.encode(), f"{name}:{row_id}".encode())
        return f"{self.keys.newest}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, name: str, row_id: str, sealed: str) -> str:
        """Raises ValueError when the text was sealed for another row or field, or changed."""
        key_id, _, packed = sealed.partition(".")
        raw = base64.urlsafe_b64decode(packed)
        if key_id not in self._ciphers:
            self._look_again()
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise ValueError(f"no key {key_id}")
        try:
            return cipher.decrypt(raw[:12], raw[12:], f"{name}:{row_id}".encode()).decode()
        except InvalidTag as wrong:
            raise ValueError("sealed for another place, or changed") from wrong

    def blind(self, what: str, value: str) -> str:
        """A keyed look-up of something that must not be readable (email, phone, short code)."""
        return hmac.new(self.keys.blind, f"{what}:{value}".encode(), hashlib.sha256).hexdigest()

    def add_field_key(self) -> str:
        """Adds a field key and makes it the newest; older ones still open. Returns its id."""
        newest = str(max(int(key) for key in self.keys.fields) + 1)
        self.keys.fields[newest] = secrets.token_bytes(32)
        self.keys.newest = newest
        self._replace()
        return newest

    def drop_old_field_keys(self) -> None:
        self.keys.fields = {self.keys.newest: self.keys.fields[self.keys.newest]}
        self._replace()

    def _replace(self) -> None:
        draft = self.path.with_name(f"{KEY_FILE}.new")
        _write_private(draft, self.keys.dump())
        draft.replace(self.path)
        self._look_again()


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


_sealers: dict[Path, Sealer] = {}


def sealer(folder: Path | None = None) -> Sealer:
    """The sealer of this process's data folder (or of `folder`)."""
    where = folder or settings().data_dir
    found = _sealers.get(where)
    if found is None:
        found = _sealers[where] = Sealer(where.resolve())
    return found


# Every column that holds a sealed text: (table, column, logical field). `linkup keys rotate` walks this list.
SEALED: list[tuple[str, str, str]] = []


def sealed_column(table: str, column: str) -> str:
    """Declares a sealed column and returns its logical field name "table:column"."""
    name = f"{table}:{column}"
    SEALED.append((table, column, name))
    return name
