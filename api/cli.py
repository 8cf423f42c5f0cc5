"""`linkup …`: what an operator can do. Exit 0 done, 1 refused with reasons (nothing written), 2 used wrongly."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
import uvicorn
import yaml

from api.begin import CannotBegin, begin_demo, begin_for_real, is_empty
from api.core import audit, rotation, schema
from api.core.backup import CannotBackUp, backup, restore
from api.core.config import settings
from api.core.crypto import sealer
from api.core.db import Database
from api.core.jobs import JOBS
from api.core.marks import is_demo
from api.demo.cast import PERSONA_WORDS
from api.doctor import examine, port_taken
from api.main import create_app
from api.reports import commands as log_commands
from api.rooms import open_house
from api.worker import run_forever

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
audit_app = typer.Typer(help="The record of who did what.", no_args_is_help=True)
keys_app = typer.Typer(help="The keys that seal what is private.", no_args_is_help=True)
import_app = typer.Typer(help="Bring in what was kept elsewhere.", no_args_is_help=True)
export_app = typer.Typer(help="Take out what Linkup knows.", no_args_is_help=True)
for name, sub in (("audit", audit_app), ("keys", keys_app), ("import", import_app), ("export", export_app)):
    app.add_typer(sub, name=name)

SIGNS = {"ok": "ok  ", "look": "look", "stop": "STOP"}


def refuse(*reasons: str) -> typer.Exit:
    """Says why on stderr; raise what this returns."""
    for reason in reasons:
        typer.echo(reason, err=True)
    return typer.Exit(1)


def open_database() -> Database:
    """The migrated database of the settings, or a refusal that says what to run."""
    open_house()
    db = Database(settings().url, pg_threads=2)
    if schema.current_revision(db.engine) != schema.newest_revision():
        db.close()
        raise refuse("The database is not ready for this version.", "Run: linkup migrate")
    return db


@app.command()
def migrate() -> None:
    """Bring the database to this version's shape. Safe to run again."""
    db = Database(settings().url, pg_threads=1)
    before = schema.current_revision(db.engine)
    try:
        schema.upgrade(db.engine)
    except schema.BrokenReferences as wrong:
        raise refuse(
            f"Nothing was changed: {wrong}.", "Restore a backup, or ask for help with this message."
        ) from wrong
    after = schema.current_revision(db.engine)
    db.close()
    typer.echo(f"Database at {after}." if before == after else f"Database moved from {before or 'nothing'} to {after}.")


@app.command()
def init(
    organisation: Annotated[str, typer.Option(help="The charity or council that runs it.")],
    programme: Annotated[str, typer.Option(help="The programme's name.")],
    ends: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day it ends: said from the first day.")],
) -> None:
    """Make the first programme and print a link that works once, for its first manager."""
    db = open_database()
    try:
        link = db.run_now(lambda session: begin_for_real(session, organisation, programme, ends.date()))
    except CannotBegin as no:
        raise refuse(str(no)) from no
    finally:
        db.close()
    typer.echo(f"{programme} is ready. Open this link within 7 days, once, and enrol a passkey:\n{link}")


@app.command()
def demo(
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Say nothing when there is something already.")] = False,
) -> None:
    """Mark an empty database as a demo for ever and fill it with an invented programme."""
    db = open_database()
    try:
        with db.look() as session:
            if if_empty and not is_empty(session):
                return
        db.run_now(begin_demo)
    except CannotBegin as no:
        raise refuse(str(no)) from no
    finally:
        db.close()
    typer.echo("The demo is filled: seven personas, four groups, forty people. None of them is real.")


@app.command()
def serve() -> None:
    """Serve Linkup (with a worker inside, unless LINKUP_IN_PROCESS_WORKER=false)."""
    config = settings()
    if trouble := config.tls_trouble():
        raise refuse(trouble, "LINKUP_BASE_URL begins with https, and both files are readable and belong together.")
    db = open_database()
    with db.look() as session:
        demo = is_demo(session)
    db.close()
    if demo and not config.is_local and not config.demo_public:
        raise refuse(
            f"This is a demo: anybody could sign in as anybody at {config.base_url}.",
            "For real use start with an empty database and linkup init. "
            "If a public demo is what you want, set LINKUP_DEMO_PUBLIC=1.",
        )
    if port_taken(config.port):
        raise refuse(
            f"Something answers at port {config.port} already; Linkup may be running there.",
            "Stop it, or choose another port, like PORT=8010.",
        )
    served = create_app(config, demo=demo)
    typer.echo(f"Linkup is at {config.base_url}")
    if demo:
        for persona, words in PERSONA_WORDS.items():
            typer.echo(f"  {config.base_url}/demo/as/{persona}   {words}")
    sys.stdout.flush()
    uvicorn.run(
        served, host=config.host, port=config.port, access_log=False, log_level="warning", server_header=False,
        proxy_headers=not config.is_local, forwarded_allow_ips=config.trusted_proxies, timeout_graceful_shutdown=10,
        ssl_certfile=config.tls_cert, ssl_keyfile=config.tls_key,
    )  # fmt: skip


@app.command()
def worker() -> None:
    """Run only the background work (beside app processes that share one PostgreSQL)."""
    db = open_database()
    run_forever(settings(), db)


@app.command()
def openapi() -> None:
    """Print openapi.yaml: what this version serves (demo routes apart)."""
    open_house()
    described = create_app(settings(), Database(settings().url, pg_threads=1)).openapi()
    typer.echo(yaml.safe_dump(described, sort_keys=False, allow_unicode=True, width=120), nl=False)


@app.command()
def doctor() -> None:
    """Say what is wrong here and what to do about it."""
    open_house()
    findings = examine(settings())
    for finding in findings:
        typer.echo(f"{SIGNS[finding.state]}  {finding.about}: {finding.sentence}")
        if finding.do and finding.state != "ok":
            typer.echo(f"      → {finding.do}")
    if any(finding.state == "stop" for finding in findings):
        raise typer.Exit(1)


@app.command()
def jobs() -> None:
    """List the background work: name, when (UTC), what it does."""
    open_house()
    for job in sorted(JOBS.values(), key=lambda one: one.name):
        typer.echo(f"{job.name:<32}{job.cron:<18}{job.meaning}")


@app.command("backup")
def backup_command(target: Annotated[Path, typer.Argument(help="The .tar.gz to write.")]) -> None:
    """Write database and files into one archive while Linkup runs. The keys are not in it: keep them elsewhere."""
    try:
        size = backup(settings(), target)
    except CannotBackUp as no:
        raise refuse(str(no)) from no
    typer.echo(f"{target}: {size / 1_000_000:.1f} MB. Keep keys.json in another place.")


@app.command("restore")
def restore_command(source: Annotated[Path, typer.Argument(exists=True, help="The .tar.gz to read.")]) -> None:
    """Put a backup into an empty place, bring it to this version and check the record."""
    open_house()
    try:
        restore(settings(), source)
    except CannotBackUp as no:
        raise refuse(str(no)) from no
    migrate()
    verify()


@audit_app.command()
def verify(
    anchor: Annotated[bool, typer.Option(help="Also print each chain's head, to keep elsewhere.")] = False,
) -> None:
    """Check that nothing in the record was changed, added between or removed."""
    db = open_database()
    with db.look() as session:
        wrong, heads = audit.verify(session), audit.heads(session)
    db.close()
    if wrong:
        raise refuse(*wrong)
    typer.echo(f"The record is whole: {len(heads)} chains.")
    for chain, head in sorted(heads.items()) if anchor else ():
        typer.echo(f"{chain} {head}")


@keys_app.command()
def rotate() -> None:
    """Seal everything private again with a new key, then forget the old one. Linkup may keep running."""
    db = open_database()
    done = rotation.rotate(db, sealer())
    db.close()
    typer.echo(f"{done} texts sealed again with key {sealer().keys.newest}. Keep a copy of keys.json elsewhere.")


@import_app.command("activity-log")
def import_activity_log(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV, TSV or XLSX.")],
    programme: Annotated[str, typer.Option(help="Its name. It is made if there is none.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen and write nothing.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out lines that cannot be read.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report for a program.")] = False,
) -> None:
    """Bring in an activity log. Only rows that are not there yet are added: twice the same file adds nothing."""
    db = open_database()
    try:
        report, said = log_commands.bring_in(db, file, programme, dry_run=dry_run, skip_bad=skip_bad)
    except log_commands.CannotDo as no:
        if as_json and no.report is not None:
            typer.echo(no.report.model_dump_json())
        raise refuse(*no.reasons) from no
    finally:
        db.close()
    for sentence in said:
        typer.echo(sentence, err=as_json)
    typer.echo(report.model_dump_json() if as_json else "\n".join(log_commands.in_words(report, dry_run=dry_run)))


@export_app.command("activity-log")
def export_activity_log(
    programme: Annotated[str, typer.Option(help="Its name.")],
    out: Annotated[Path, typer.Option(dir_okay=False, help="The file to write.")],
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")] = None,
    form: Annotated[Literal["csv", "xlsx"], typer.Option("--format", help="What to write.")] = "csv",
) -> None:
    """Write the activity log under its own four headings."""
    days = (first and first.date(), last and last.date())
    if first and last and last < first:
        raise typer.BadParameter("--to is before --from.")
    if not out.parent.is_dir():
        raise typer.BadParameter(f"There is no folder {out.parent}.", param_hint="--out")
    db = open_database()
    try:
        content, rows = log_commands.take_out(db, programme, *days, form)
    except log_commands.CannotDo as no:
        raise refuse(*no.reasons) from no
    finally:
        db.close()
    try:
        out.write_bytes(content)
    except OSError as no:
        raise refuse(f"We cannot write {out}: {no.strerror}.") from no
    typer.echo(f"{rows} sessions written to {out}.")
