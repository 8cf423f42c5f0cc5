"""Where `linkup` starts. It imports the app only when it is called, because the child that does slow work imports this
module again and must stay small."""

import os


def main() -> None:
    from api.cli import app  # noqa: PLC0415 - see above

    os.umask(0o077)  # what it writes (database, files, exports) is for the account it runs as, and nobody else here
    app()
