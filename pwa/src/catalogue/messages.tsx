import { useState } from "preact/hooks";
import { Button } from "../ui/Button";
import { Tick } from "../ui/Icon";
import { Banner, Empty, Skeleton } from "../ui/Notes";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import type { Entry } from "./entry";
import { nothing } from "./made-up";

function Opening() {
  const [open, set] = useState(false);
  return (
    <>
      <Button onClick={() => set(true)}>Open the sheet</Button>
      {open && (
        <Sheet
          title="You're in. Need anything?"
          before={<Tick />}
          onClose={() => set(false)}
          foot={
            <>
              <Button onClick={() => set(false)}>Save</Button>
              <Button kind="second" onClick={() => set(false)}>
                Nothing needed
              </Button>
            </>
          }
        >
          <p>Only Maya sees this.</p>
        </Sheet>
      )}
    </>
  );
}

export const messages: Entry[] = [
  {
    part: "Banner",
    what: "A message on the page that never takes focus.",
    words: "The screen's own.",
    states: {
      info: () => (
        <Banner
          title="A new version of Linkup is ready."
          action={<Button kind="second" small children="Update now" />}
        />
      ),
      ok: () => <Banner kind="ok" icon="check" title="Got it. Joe checks it by Tue 9 Dec." />,
      offline: () => (
        <Banner kind="warn" icon="cloud-off" title="No signal. Carry on.">
          5 check-ins saved on this phone. They send when you're back online.
        </Banner>
      ),
      "something was refused": () => (
        <Banner kind="bad" icon="triangle-alert" title="1 thing did not go through">
          <a href="/catalogue">See why</a>
        </Banner>
      ),
    },
    notes: [{ says: "It is said when it comes, and leaves focus where it is.", state: "offline", role: "status" }],
  },
  {
    part: "Empty",
    what: "Nothing here yet: what it is for, and one thing to do.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Empty title="Nothing on this week" action={<Button kind="second" children="Start a group" />}>
          Want to plan something?
        </Empty>
      ),
    },
    notes: [{ says: "It has a heading.", state: "rest", role: "heading", name: "Nothing on this week" }],
  },
  {
    part: "Skeleton",
    what: "Grey shapes in place of what is coming, only when it takes longer than 300 ms.",
    words: "ui/words.ts",
    states: { rest: () => <Skeleton rows={2} /> },
    notes: [],
  },
  {
    part: "Toast",
    what: "A short message with an undo: 8 seconds, and kept in a log that can be read later.",
    words: "The screen's own; “Undo” is in ui/words.ts.",
    opens: "Say something",
    states: { rest: () => <Button onClick={() => toast("You're not going.", nothing)}>Say something</Button> },
    notes: [
      { says: "It can be taken back.", state: "opened", role: "button", name: "Undo" },
      { says: "A log keeps what was said.", state: "opened", role: "log" },
    ],
  },
  {
    part: "Sheet",
    what: "A panel over the page. Esc and a tap beside it close it.",
    words: "The screen's own; “Close” is in ui/words.ts.",
    opens: "Open the sheet",
    states: { rest: () => <Opening /> },
    notes: [
      {
        says: "It is a dialog with a name; focus goes in, stays in, and goes back.",
        state: "opened",
        role: "dialog",
        name: "You're in. Need anything?",
      },
      { says: "It can be closed without saving.", state: "opened", role: "button", name: "Close" },
    ],
  },
];
