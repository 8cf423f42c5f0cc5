import { Button } from "../ui/Button";
import { Celebrate } from "../ui/Celebrate";
import { Countdown } from "../ui/Countdown";
import { MoneyFigure, SumList } from "../ui/Money";
import { Timeline } from "../ui/Timeline";
import { Tracker } from "../ui/Tracker";
import type { Entry } from "./entry";

const CLAIM = [
  { title: "You claimed it", more: "Thu 4 Dec, 9.12am" },
  { title: "Joe checked it", more: "Fri 5 Dec" },
  { title: "With the pay team", more: "Since Mon 8 Dec" },
  { title: "In your bank", more: "By Mon 15 Dec" },
];
const LATE = CLAIM.map((step, i) =>
  i === 2 ? { ...step, more: "We're late. Sorry. You'll have it by Wed 17 Dec." } : step,
);

/** Parts for rooms that are still to be built; they weigh nothing until a screen uses them. */
export const moneyAndEndings: Entry[] = [
  {
    part: "Tracker",
    what: "Where something is on its way: steps in order, one of them now.",
    words: "The screen's own; “Done”, “Now” and “Next” are in ui/part-words.ts.",
    states: {
      "on its way": () => <Tracker steps={CLAIM} now={2} />,
      "just begun": () => <Tracker steps={CLAIM} now={0} />,
      late: () => <Tracker steps={LATE} now={2} />,
      "all done": () => <Tracker steps={CLAIM} now={4} />,
    },
    notes: [
      {
        says: "The step it is at is marked for everybody.",
        state: "on its way",
        role: "listitem",
        has: { "aria-current": null },
      },
      { says: "It is a list in order.", state: "on its way", role: "list" },
    ],
  },
  {
    part: "MoneyFigure",
    what: "The one figure that shines on a screen about money.",
    words: "None: the amount is written as the language writes money.",
    states: { rest: () => <MoneyFigure pence={3178} />, "whole pounds": () => <MoneyFigure pence={2500} /> },
    notes: [],
  },
  {
    part: "SumList",
    what: "How a sum is made up.",
    words: "The screen's own; “All together” is in ui/part-words.ts.",
    states: {
      "one line": () => <SumList lines={[{ what: "2.5 hours at £12.71", pence: 3178 }]} />,
      "more lines": () => (
        <SumList
          lines={[
            { what: "2.5 hours at £12.71", pence: 3178 },
            { what: "Bus", pence: 350 },
          ]}
        />
      ),
    },
    notes: [{ says: "Each amount stands with what it is for.", state: "more lines", role: "term" }],
  },
  {
    part: "Countdown",
    what: "How many meet-ups are left before a planned end. The shapes never grow or turn red.",
    words: "The screen's own: the number and the date are in the words.",
    states: {
      "half way": () => (
        <div data-hue="coral">
          <Countdown of={14} done={6} title="8 meet-ups left">
            <p>Our last night is Fri 27 Mar. We will plan the party together.</p>
          </Countdown>
        </div>
      ),
      "the last one": () => (
        <div data-hue="sky">
          <Countdown of={10} done={9} title="1 meet-up left" children={<p>It is tonight.</p>} />
        </div>
      ),
    },
    notes: [
      {
        says: "The words carry the meaning; the shapes are not read.",
        state: "half way",
        role: "region",
        name: "8 meet-ups left",
      },
    ],
  },
  {
    part: "Timeline",
    what: "What happened, newest first.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Timeline
          moments={[
            {
              id: "1",
              at: "2025-11-28",
              icon: "sparkles",
              hue: "sun",
              title: "You finished Stage Lights",
              more: "14 nights and one show.",
            },
            { id: "2", at: "2025-09-05", icon: "users", hue: "coral", title: "You joined Stage Lights" },
          ]}
        />
      ),
    },
    notes: [{ says: "It is a list in order.", state: "rest", role: "list" }],
  },
  {
    part: "Celebrate",
    what: "Somebody finished something. Never for turning up.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Celebrate
          when="Fri 28 Nov"
          title="Kai, you did it"
          quote="You made new people feel safe."
          by="Maya"
          actions={<Button icon="book-open" children="Open my book" />}
        >
          You finished Stage Lights. 14 nights and one show.
        </Celebrate>
      ),
    },
    notes: [
      { says: "It is one article, named by its heading.", state: "rest", role: "article", name: "Kai, you did it" },
    ],
  },
];
