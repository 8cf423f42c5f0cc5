import { useLocation } from "preact-iso";
import { day } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { list as inWords } from "../../core/lists";
import type { GroupCard, Page } from "../../core/types";
import { Button } from "../../ui/Button";
import { Chip, type ChipKind } from "../../ui/Chip";
import { Crest } from "../../ui/Crest";
import { DeskHead, Filters, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Files } from "../lists/Bar";
import { withQuery } from "../query";
import { Split } from "../Split";
import { GroupDetail } from "./GroupDetail";
import { w } from "./words";

const PATH = "/staff/groups";
const FITS: Record<string, (g: GroupCard) => boolean> = {
  running: (g) => g.state === "active",
  ideas: (g) => g.state === "proposed" || g.state === "asked",
  over: (g) => g.state === "ended" || g.state === "declined",
};
const KINDS: Record<GroupCard["state"], ChipKind> = {
  proposed: "warn",
  asked: "info",
  active: "ok",
  ended: "plain",
  declined: "plain",
};

export default function GroupsScreen() {
  const { query } = useLocation();
  const here = useHere();
  const groups = useFresh<Page<GroupCard>>("/api/groups");
  const mine = (groups.data?.items ?? []).filter((g) => g.programme_id === here.mine.id);
  const ideas = mine.filter(FITS.ideas!).length;
  const show = query.show ?? (ideas > 0 && !query.group ? "ideas" : "running");
  const rows = mine.filter((g) => FITS[show]?.(g) || g.id === query.group);
  const filter = (name: "running" | "ideas" | "over") => ({
    href: withQuery(PATH, query, { show: name, group: undefined }),
    label: name === "ideas" && ideas > 0 ? `${w(name)} ${ideas}` : w(name),
    on: show === name,
  });
  return (
    <>
      <DeskHead
        title={groups.data ? w(show === "ideas" ? "title_ideas" : "title", { n: rows.length }) : w("loading")}
        under={w("under")}
      >
        <div class="row">
          <Filters label={w("show")} items={[filter("running"), filter("ideas"), filter("over")]} />
          {here.may("create_group") && (
            <Button small icon="plus" href={`${PATH}/new`}>
              {w("new")}
            </Button>
          )}
        </div>
      </DeskHead>
      <Split
        open={query.group}
        label={mine.find((g) => g.id === query.group)?.name ?? w("pick")}
        back={withQuery(PATH, query, { group: undefined })}
        list={
          <Show seen={groups} rows={5}>
            {() =>
              rows.length === 0 ? (
                <Empty title={w(show === "ideas" ? "none_ideas" : "none")}>{w("none_more")}</Empty>
              ) : (
                <>
                  <Files path={`${here.path}/groups/file`} wanted={{ show }} />
                  <List rows={rows} query={query} />
                </>
              )
            }
          </Show>
        }
        detail={
          query.group ? (
            <GroupDetail key={query.group} id={query.group} again={groups.again} />
          ) : (
            <Empty title={w("pick")}>{w("pick_more")}</Empty>
          )
        }
      />
    </>
  );
}

function List({ rows, query }: { rows: GroupCard[]; query: Record<string, string> }) {
  return (
    <Table
      caption={w("caption")}
      rows={rows}
      rowKey={(g) => g.id}
      selected={query.group}
      columns={[
        {
          head: w("col_group"),
          cell: (g) => (
            <div class="crestrow">
              <Crest id={g.id} hue={g.hue} glyph={g.glyph} size="s" />
              <span>
                <a
                  href={withQuery(PATH, query, { group: g.id })}
                  aria-current={query.group === g.id ? "true" : undefined}
                >
                  {g.name}
                </a>{" "}
                {g.state !== "active" && <Chip kind={KINDS[g.state]}>{w(`state_${g.state}`)}</Chip>}
              </span>
            </div>
          ),
        },
        { head: w("col_lead"), cell: (g) => inWords(g.led_by) },
        { head: w("col_people"), num: true, cell: (g) => g.members },
        { head: w("col_end"), cell: (g) => (g.planned_end ? day(g.planned_end) : w("no_end")) },
      ]}
    />
  );
}
