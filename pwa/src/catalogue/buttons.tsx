import { Avatar } from "../ui/Avatar";
import { Button, IconButton, LinkRow } from "../ui/Button";
import { AnswerChip, Chip } from "../ui/Chip";
import { Crest } from "../ui/Crest";
import { HUES } from "../ui/look";
import { BigCode, QrCard, ShareLink } from "../ui/Share";
import type { Entry } from "./entry";
import { jollof, nothing, SQUARE } from "./made-up";

const KINDS = ["primary", "second", "quiet", "sun", "danger"] as const;
const called = (kind: string) => kind[0]!.toUpperCase() + kind.slice(1);

export const buttons: Entry[] = [
  {
    part: "Button",
    what: "Does one thing. One primary button on a screen.",
    words: "The screen's own: a verb first.",
    states: {
      rest: () => KINDS.map((kind) => <Button key={kind} kind={kind} children={called(kind)} />),
      "with a drawing": () => <Button icon="check">Save</Button>,
      "as a link": () => <Button href="/catalogue">Look at it</Button>,
      small: () => <Button small>Change</Button>,
      wide: () => <Button wide>Join Kitchen Vibes</Button>,
      busy: () => KINDS.map((kind) => <Button key={kind} kind={kind} busy children={called(kind)} />),
      "disabled, with the reason": () => (
        <Button disabledWhy="The list is not finished. Two people are still to ask.">Finish</Button>
      ),
    },
    notes: [
      { says: "Its words are its name.", state: "with a drawing", role: "button", name: "Save" },
      { says: "What leads somewhere is a link.", state: "as a link", role: "link", name: "Look at it" },
      {
        says: "While it works it says so, and keeps its name and its width.",
        state: "busy",
        role: "button",
        name: "Primary",
        has: { "aria-busy": "true" },
      },
      {
        says: "It can still be reached when it cannot be used, and the reason is read out with it.",
        state: "disabled, with the reason",
        role: "button",
        name: "Finish",
        has: { "aria-disabled": "true", disabled: null },
        told: "The list is not finished. Two people are still to ask.",
      },
    ],
  },
  {
    part: "IconButton",
    what: "A round button with only a drawing, where everybody knows it: close, back.",
    words: "Its name comes from the screen.",
    states: { rest: () => <IconButton icon="x" label="Close" onClick={nothing} /> },
    notes: [{ says: "Its name is said, though nothing is written.", state: "rest", role: "button", name: "Close" }],
  },
  {
    part: "LinkRow",
    what: "A row that leads on, or does one thing.",
    words: "The screen's own: what it is, and one line.",
    states: {
      "leads on": () => (
        <LinkRow href="/catalogue" icon="ticket" hue="leaf" title="Your ticket" more="Fri 12 Dec, 6pm" />
      ),
      "does one thing": () => <LinkRow icon="copy" hue="sky" title="Copy it" onClick={nothing} />,
      busy: () => <LinkRow icon="copy" hue="sky" title="Copy it" busy onClick={nothing} />,
      "without a drawing": () => <LinkRow href="/catalogue" title="See it all" />,
    },
    notes: [
      { says: "Both lines are read.", state: "leads on", role: "link", name: "Your ticket Fri 12 Dec, 6pm" },
      { says: "What does something is a button.", state: "does one thing", role: "button", name: "Copy it" },
      { says: "It says when it works.", state: "busy", role: "button", name: "Copy it", has: { "aria-busy": "true" } },
    ],
  },
  {
    part: "Chip",
    what: "Two or three words about a state, with a drawing. Never a button.",
    words: "The screen's own; where I stand with an activity comes from ui/words.ts.",
    states: {
      plain: () => <Chip>16 people</Chip>,
      ok: () => <Chip kind="ok" icon="check" children="You're going" />,
      warn: () => <Chip kind="warn" icon="hourglass" children="By Thu 6pm" />,
      bad: () => <Chip kind="bad" icon="calendar-x" children="Off" />,
      info: () => <Chip kind="info" icon="users" children="3rd in line" />,
      "where I stand": () => (
        <div class="chips">
          {(["going", "maybe", "cannot", "waiting", "offered", null] as const).map((answer) => (
            <AnswerChip key={answer} event={jollof} answer={answer} />
          ))}
        </div>
      ),
    },
    notes: [],
  },
  {
    part: "Crest",
    what: "A group's badge, made from its id: the same everywhere.",
    words: "None. The group's name stands beside it.",
    states: {
      "six colours": () => (
        <div class="row">
          {HUES.map((hue) => (
            <Crest key={hue} id={hue} hue={hue} glyph="spoon" />
          ))}
        </div>
      ),
      small: () => <Crest id="brothers" hue="sky" glyph="ball" size="s" />,
      large: () => <Crest id="kitchen-vibes" hue="coral" glyph="spoon" size="l" />,
    },
    notes: [],
  },
  {
    part: "Avatar",
    what: "A first letter in a soft disc. No photos.",
    words: "None. The name stands beside it.",
    states: {
      rest: () => <Avatar id="maya" name="Maya" />,
      small: () => <Avatar id="omar" name="Omar" small />,
      "no name yet": () => <Avatar id="new" name="" />,
    },
    notes: [],
  },
  {
    part: "BigCode",
    what: "A code people can read out, in big letters and small groups.",
    words: "ui/words.ts; how to say it comes from the server.",
    states: {
      "six letters": () => <BigCode code="KV7 3QX" />,
      "with how to say it": () => <BigCode code="JOLL OFFS" spoken="J for juice, O for orange" />,
    },
    notes: [{ says: "Read letter by letter.", state: "six letters", role: "img", name: "K V 7 3 Q X" }],
  },
  {
    part: "QrCard",
    what: "A square for another camera. The same code always stands beside it in letters.",
    words: "ui/words.ts",
    states: { rest: () => <QrCard svg={SQUARE} /> },
    notes: [{ says: "It says what it is.", state: "rest", role: "img", name: "Square code for the camera" }],
  },
  {
    part: "ShareLink",
    what: "Sends a link by the phone's own share sheet, or copies it.",
    words: "ui/words.ts",
    states: { rest: () => <ShareLink link="https://example.org/j/abc" text="Come along" /> },
    notes: [{ says: "It can always be copied.", state: "rest", role: "button", name: "Copy the link" }],
  },
];
