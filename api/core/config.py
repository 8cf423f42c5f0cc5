"""Settings from the environment or `.env`; every one has a default that works on one machine."""

import ssl
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


class Settings(BaseSettings):
    """What an operator can set. Names are the environment variables' names."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", populate_by_name=True)

    database_url: str = Field(default="", alias="DATABASE_URL")
    data_dir: Path = Field(default=Path("data"), alias="LINKUP_DATA_DIR")
    port: int = Field(default=8000, alias="PORT")
    host: str = Field(default="127.0.0.1", alias="LINKUP_HOST")
    base_url: str = Field(
        default_factory=lambda given: f"http://localhost:{given.get('port', 8000)}", alias="LINKUP_BASE_URL"
    )
    tls_cert: Path | None = Field(default=None, alias="LINKUP_TLS_CERT")
    tls_key: Path | None = Field(default=None, alias="LINKUP_TLS_KEY")
    demo_public: bool = Field(default=False, alias="LINKUP_DEMO_PUBLIC")
    smtp_url: str = Field(default="", alias="LINKUP_SMTP_URL")
    mail_from: str = Field(default="", alias="LINKUP_MAIL_FROM")
    in_process_worker: bool = Field(default=True, alias="LINKUP_IN_PROCESS_WORKER")
    pwa_dir: Path = Field(default=Path(__file__).resolve().parents[2] / "pwa" / "dist", alias="LINKUP_PWA_DIR")
    trusted_proxies: str = Field(default="127.0.0.1", alias="LINKUP_TRUSTED_PROXIES")
    pg_threads: int = Field(default=8, alias="LINKUP_PG_THREADS", ge=1, le=64)

    @property
    def url(self) -> str:
        """The database address SQLAlchemy understands; SQLite in the data folder unless one is given."""
        if not self.database_url:
            return f"sqlite:///{(self.data_dir / 'linkup.sqlite').resolve()}"
        for prefix in ("postgresql://", "postgres://"):
            if self.database_url.startswith(prefix):
                return "postgresql+psycopg://" + self.database_url.removeprefix(prefix)
        return self.database_url

    @property
    def is_local(self) -> bool:
        """True when people reach Linkup only from this machine, so that plain http is safe."""
        return (urlsplit(self.base_url).hostname or "") in LOCAL_HOSTS

    @property
    def secure_cookie(self) -> bool:
        return not (self.is_local and self.base_url.startswith("http://"))

    @property
    def cookie_name(self) -> str:
        return "__Host-linkup" if self.secure_cookie else "linkup"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    def tls_trouble(self) -> str | None:
        """Why Linkup cannot serve https itself with these settings; None when it can, or is not asked to."""
        if self.tls_cert is None and self.tls_key is None:
            return None
        if self.tls_cert is None or self.tls_key is None:
            return "LINKUP_TLS_CERT and LINKUP_TLS_KEY belong together. One of them is not set."
        if not self.base_url.startswith("https://"):
            return f"With LINKUP_TLS_CERT Linkup serves https, but LINKUP_BASE_URL is {self.base_url}."
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.tls_cert, self.tls_key, password="")
        except OSError as wrong:  # not there, not for us to read, not a certificate, or not its key
            return f"The files of LINKUP_TLS_CERT and LINKUP_TLS_KEY do not work: {wrong}."
        return None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
