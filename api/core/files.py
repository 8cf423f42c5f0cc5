"""Where files live: a folder by default, any S3-compatible store later; rooms see only this port."""

import os
import secrets
from pathlib import Path
from typing import Protocol


class Files(Protocol):
    """Puts, gets and removes bytes by key. Keys are ours (ids), never a person's file name."""

    def put(self, key: str, data: bytes) -> None: ...

    def get(self, key: str) -> bytes: ...

    def remove(self, key: str) -> None: ...


class FolderFiles:
    """Files in a folder, written so that a crash leaves the old file or the new one, never half of one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def _path(self, key: str) -> Path:
        path = (self.folder / key).resolve()
        if not path.is_relative_to(self.folder):
            raise ValueError("a key may not leave the folder")
        return path

    def put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)

    def get(self, key: str) -> bytes:
        """Raises FileNotFoundError when there is no such file."""
        return self._path(key).read_bytes()

    def remove(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)
