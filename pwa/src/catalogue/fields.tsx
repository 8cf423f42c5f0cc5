import { useState } from "preact/hooks";
import { CheckBox, Choose, Counter, Select, TextField } from "../ui/Field";
import type { Entry } from "./entry";
import { nothing } from "./made-up";

const DAYS = [
  { value: "fri", label: "Friday", more: "6pm to 8pm" },
  { value: "sat", label: "Saturday" },
];
function Children({ most = 4, first = 1 }: { most?: number; first?: number }) {
  const [n, set] = useState(first);
  return <Counter label="Children you bring" value={n} max={most} onChange={set} />;
}

export const fields: Entry[] = [
  {
    part: "TextField",
    what: "One line or a few, with its label above and what is wrong right under it.",
    words: "The screen's own. The hint says what happens with the answer.",
    states: {
      rest: () => (
        <TextField name="name" label="What should we call you?" hint="A nickname is fine." value="" onInput={nothing} />
      ),
      filled: () => <TextField name="name-2" label="Where is it?" value="Willow Hall" onInput={nothing} />,
      error: () => (
        <TextField
          name="name-3"
          label="What should we call you?"
          value=""
          error="Type a name. It can be a nickname."
          onInput={nothing}
        />
      ),
      long: () => (
        <TextField name="about" long label="What is it about?" value="We cook, then we eat." onInput={nothing} />
      ),
      "a code": () => <TextField name="code" big label="The code Maya gave you" value="KV7" onInput={nothing} />,
    },
    notes: [
      {
        says: "The hint is read out with it.",
        state: "rest",
        role: "textbox",
        name: "What should we call you?",
        told: "A nickname is fine.",
      },
      {
        says: "What is wrong is read out with it.",
        state: "error",
        role: "textbox",
        name: "What should we call you?",
        has: { "aria-invalid": "true" },
        told: "Type a name. It can be a nickname.",
      },
    ],
  },
  {
    part: "Choose",
    what: "One of a few, as big rows.",
    words: "The screen's own; the label is the question.",
    states: {
      rest: () => <Choose name="day" label="Which day?" choices={DAYS} value={null} onChoose={nothing} />,
      chosen: () => (
        <Choose
          name="day-3"
          label="Which day?"
          hint="You can change it later."
          choices={DAYS}
          value="sat"
          onChoose={nothing}
        />
      ),
      error: () => (
        <Choose name="day-4" label="Which day?" error="Pick a day." choices={DAYS} value={null} onChoose={nothing} />
      ),
    },
    notes: [
      {
        says: "The question is the name of the group.",
        state: "chosen",
        role: "group",
        name: "Which day?",
        told: "You can change it later.",
      },
      { says: "Both lines of an answer are its name.", state: "rest", role: "radio", name: "Friday 6pm to 8pm" },
      {
        says: "What is wrong is read out with the question.",
        state: "error",
        role: "group",
        name: "Which day?",
        told: "Pick a day.",
      },
    ],
  },
  {
    part: "CheckBox",
    what: "Yes or no to one sentence.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <CheckBox
          name="yes"
          label="I'll say when I'm home"
          more="Only if you want to."
          checked={false}
          onChange={nothing}
        />
      ),
      ticked: () => <CheckBox name="yes-2" label="I'll say when I'm home" checked onChange={nothing} />,
      error: () => (
        <CheckBox
          name="yes-3"
          label="I said yes to the rules"
          error="Say yes first."
          checked={false}
          onChange={nothing}
        />
      ),
    },
    notes: [
      {
        says: "What is wrong is read out with it.",
        state: "error",
        role: "checkbox",
        name: "I said yes to the rules",
        has: { "aria-invalid": "true" },
        told: "Say yes first.",
      },
    ],
  },
  {
    part: "Select",
    what: "One of many, in the phone's own picker.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Select
          name="kind"
          label="What kind?"
          choices={[
            { value: "a", label: "Cooking" },
            { value: "b", label: "Sport" },
          ]}
          value="a"
          onChoose={nothing}
        />
      ),
      error: () => (
        <Select
          name="kind-2"
          label="What kind?"
          hint="It sets the list."
          error="Pick one."
          choices={[{ value: "", label: "Pick one" }]}
          value=""
          onChoose={nothing}
        />
      ),
    },
    notes: [
      {
        says: "Hint and what is wrong are both read out.",
        state: "error",
        role: "combobox",
        name: "What kind?",
        has: { "aria-invalid": "true" },
        told: "It sets the list. Pick one.",
      },
    ],
  },
  {
    part: "Counter",
    what: "A small number by two big buttons.",
    words: "ui/words.ts; the label is the screen's own.",
    states: {
      rest: () => <Children />,
      "at its least": () => <Children first={0} />,
      "at its most": () => <Children first={4} />,
    },
    notes: [
      { says: "It is a group with a name.", state: "rest", role: "group", name: "Children you bring" },
      {
        says: "At the end the button can be reached and says that it cannot.",
        state: "at its least",
        role: "button",
        name: "One fewer",
        has: { "aria-disabled": "true", disabled: null },
      },
    ],
  },
];
