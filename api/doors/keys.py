"""Making, hiding and showing the two faces of an invite: a link and a code of eight letters."""

import io
import json
from dataclasses import dataclass

import segno

from api.core.config import settings
from api.core.crypto import sealer
from api.core.ids import digest, link_secret, spoken_code, tidy_code

CODE_LETTERS = 8
MOVE_LETTERS = 6


@dataclass(frozen=True)
class Secret:
    """What opens one invite. Only its hashes are looked up; the open text is sealed."""

    token: str
    code: str

    @classmethod
    def fresh(cls) -> "Secret":
        return cls(link_secret(), spoken_code(CODE_LETTERS))

    @classmethod
    def unseal(cls, name: str, row_id: str, sealed: str) -> "Secret":
        return cls(*json.loads(sealer().open(name, row_id, sealed)))

    def seal(self, name: str, row_id: str) -> str:
        return sealer().seal(name, row_id, json.dumps([self.token, self.code]))

    @property
    def token_hash(self) -> str:
        return digest(self.token)

    @property
    def code_blind(self) -> str:
        return blind_code(self.code)

    @property
    def link(self) -> str:
        return f"{settings().origin}/j/{self.token}"


def blind_code(code: str) -> str:
    return sealer().blind("invite_code", code)


def blind_move_code(code: str) -> str:
    return sealer().blind("move_code", code)


def as_code(typed: str) -> str | None:
    """The eight letters somebody typed, or None when it is the long text of a link."""
    tidy = tidy_code(typed)
    return tidy if len(tidy) == CODE_LETTERS else None


def move_link(code: str) -> str:
    return f"{settings().origin}/m/{code}"


def qr_svg(link: str) -> str:
    """A QR picture without size, style or script, so that a page may show it as it likes."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        border=3,
        svgclass=None,
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    return out.getvalue().decode()
