"""Where `linkup` starts. It imports the app only when it is called, because the child that does slow work imports this
module again and must stay small."""


def main() -> None:
    from api.cli import app  # noqa: PLC0415 - see above

    app()
