import { useState } from "preact/hooks";
import type { Answer, AnswerState } from "../core/types";
import { Choose, ErrorSummary, TextField } from "../ui/Field";
import { Rsvp } from "../ui/Rsvp";
import { StepPage } from "../ui/Steps";
import { Tile } from "../ui/Tile";
import type { Entry } from "./entry";
import { nothing, wrong } from "./made-up";

const DAYS = [
  { value: "fri", label: "Friday", more: "6pm to 8pm" },
  { value: "sat", label: "Saturday" },
];
const ANSWERS: Record<Answer, string> = { going: "I'm in", maybe: "Maybe", cannot: "Not this time" };
function Answering({ first, line, disabled }: { first: AnswerState | null; line: string; disabled?: boolean }) {
  const [now, set] = useState(first);
  return (
    <Rsvp question="Are you coming?" answer={now} words={ANSWERS} line={line} onAnswer={set} disabled={disabled} />
  );
}
function Tiles() {
  const [on, set] = useState<Record<string, boolean>>({ Halal: true });
  return (
    <div class="tiles">
      {["Halal", "Veggie or vegan", "Something else"].map((it) => (
        <Tile key={it} icon="utensils" checked={!!on[it]} onChange={(to) => set({ ...on, [it]: to })} children={it} />
      ))}
    </div>
  );
}

export const forms: Entry[] = [
  {
    part: "Tile",
    what: "One of several needs.",
    words: "The screen's own.",
    states: { rest: () => <Tiles /> },
    notes: [
      { says: "It is a checkbox, and says whether it is ticked.", state: "rest", role: "checkbox", name: "Halal" },
    ],
  },
  {
    part: "Rsvp",
    what: "Three answers of the same size and weight. No answer is the wrong one.",
    words: "The screen's own.",
    states: {
      "not answered": () => <Answering first={null} line="Say what you like. You can change it." />,
      answered: () => <Answering first="going" line="You're in. Change your mind any time." />,
      "saved without signal": () => (
        <Answering first="maybe" line="Saved on this phone. It will send when you're back online." />
      ),
      over: () => <Answering first="cannot" line="It's over. You can't change your answer now." disabled />,
    },
    notes: [
      { says: "The question is the name of the group.", state: "not answered", role: "group", name: "Are you coming?" },
      { says: "What is true now is said aloud when it changes.", state: "saved without signal", role: "status" },
      {
        says: "What is over cannot be changed.",
        state: "over",
        role: "group",
        name: "Are you coming?",
        has: { disabled: "" },
      },
    ],
  },
  {
    part: "ErrorSummary",
    what: "What has to be mended, on top of the form: it takes focus when it comes.",
    words: "The server's sentences; the heading is in ui/words.ts.",
    states: {
      "two fields": () => (
        <div class="stack">
          <ErrorSummary problem={wrong} />
          <TextField name="day-2" label="Day" value="" error="Pick a day that is still to come." onInput={nothing} />
          <TextField name="place-2" label="Place" value="" error="Say where it is." onInput={nothing} />
        </div>
      ),
    },
    notes: [
      { says: "It is said at once, and has a name.", state: "two fields", role: "alert", name: "Check 2 things" },
      {
        says: "Each sentence leads to its field.",
        state: "two fields",
        role: "link",
        name: "Say where it is.",
        has: { href: "#f-place-2" },
      },
    ],
  },
  {
    part: "StepPage",
    what: "One thing per page of a long form. Back keeps everything.",
    words: "The screen's own; the step is counted in ui/words.ts.",
    states: {
      "in the middle": () => (
        <StepPage
          n={2}
          of={3}
          title="When is it?"
          hint="Pick a day people can keep."
          onBack={nothing}
          onNext={nothing}
          next="Next"
        >
          <Choose name="when" hideLabel label="When is it?" choices={DAYS} value="fri" onChoose={nothing} />
        </StepPage>
      ),
      busy: () => (
        <StepPage
          n={3}
          of={3}
          title="All right?"
          onNext={nothing}
          next="Send it"
          busy
          children={<p>Fri 12 Dec, 6pm</p>}
        />
      ),
    },
    notes: [
      { says: "The page's question is its heading.", state: "in the middle", role: "heading", name: "When is it?" },
      { says: "It says when it works.", state: "busy", role: "button", name: "Send it", has: { "aria-busy": "true" } },
    ],
  },
];
