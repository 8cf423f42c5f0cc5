import { Button } from "../ui/Button";
import { CheckList, DeskHead, Filters, Table } from "../ui/Desk";
import { QuickExit } from "../ui/QuickExit";
import SidesBar from "../ui/SidesBar";
import type { Entry } from "./entry";

const PEOPLE = [
  { id: "tia", name: "Tia", group: "Kitchen Vibes", times: 9 },
  { id: "omar", name: "Omar", group: "Reel Talk", times: 4 },
];

/** What stands around the content, and what only leads and staff see. */
export const frames: Entry[] = [
  {
    part: "Dock",
    what: "The one main action, in reach of the thumb, at the foot of this page.",
    words: "The screen's own; its name is in ui/words.ts.",
    page: { dock: <Button wide>Join Kitchen Vibes</Button> },
    states: { rest: () => <p>Look at the foot of the page.</p> },
    notes: [],
  },
  {
    part: "QuickExit",
    what: "Leaves at once for a neutral page, in place of Help where somebody could be in danger.",
    words: "ui/words.ts",
    states: { rest: () => <QuickExit /> },
    notes: [{ says: "It is one button that can be reached first.", state: "rest", role: "button", name: "Leave fast" }],
  },
  {
    part: "SidesBar",
    what: "Which side of the app this is, and the ways to the person's other sides.",
    words: "ui/sides-words.ts",
    states: {
      rest: () => (
        <div class="modebar">
          <SidesBar now="lead" />
        </div>
      ),
    },
    notes: [{ says: "It has a name.", state: "rest", role: "navigation", name: "Your sides of Linkup" }],
  },
  {
    part: "Table",
    what: "A table on a laptop; on a phone each row is a card whose values keep their names.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Table
          caption="People"
          columns={[
            { head: "Name", cell: (row) => <a href="/catalogue">{row.name}</a> },
            { head: "Group", cell: (row) => row.group },
            { head: "Times", cell: (row) => row.times, num: true },
          ]}
          rows={PEOPLE}
          rowKey={(row) => row.id}
        />
      ),
    },
    notes: [{ says: "It has a name.", state: "rest", role: "table", name: "People" }],
  },
  {
    part: "CheckList",
    what: "What was checked: pass, have a look, or stop, each with its sentence.",
    words: "The server's.",
    states: {
      rest: () => (
        <CheckList
          items={[
            { state: "look", title: "Left 15 minutes early", sentence: "Our rule: pay the full planned time." },
            { state: "pass", title: "Was there", sentence: "Checked in by Maya, 10.58am" },
            { state: "stop", title: "Claimed twice", sentence: "The same day is in another claim." },
          ]}
        />
      ),
    },
    notes: [{ says: "It is a list.", state: "rest", role: "list" }],
  },
  {
    part: "Filters",
    what: "Filters that are links: their state is in the address.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Filters
          label="Which claims"
          items={[
            { href: "/catalogue?of=Filters", label: "To check 6", on: true },
            { href: "/catalogue?of=Table", label: "Asked 1", on: false },
          ]}
        />
      ),
    },
    notes: [
      { says: "They are a group of links with a name.", state: "rest", role: "navigation", name: "Which claims" },
      {
        says: "The one that holds says so.",
        state: "rest",
        role: "link",
        name: "To check 6",
        has: { "aria-current": "true" },
      },
    ],
  },
  {
    part: "DeskHead",
    what: "The head of a staff page: what it is, one line, and the main thing to do.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <DeskHead title="6 claims to check" under="Our promise: checked in 2 working days.">
          <Button small>Pay them</Button>
        </DeskHead>
      ),
    },
    notes: [{ says: "It is the page's heading.", state: "rest", role: "heading", name: "6 claims to check" }],
  },
];
