import { Button } from "../ui/Button";
import { EventCard } from "../ui/EventCard";
import { Facts } from "../ui/Facts";
import { Tick } from "../ui/Icon";
import { Inbox } from "../ui/Inbox";
import { Poster } from "../ui/Poster";
import { CheckRow, Meter } from "../ui/Running";
import type { Entry } from "./entry";
import { jollof, nothing } from "./made-up";

export const cards: Entry[] = [
  {
    part: "Poster",
    what: "The one thing that shines on a screen.",
    words: "The screen's own.",
    states: {
      going: () => (
        <Poster
          kind="cooking"
          at={jollof.starts_at}
          zone={jollof.zone}
          title="Jollof night at Kitchen Vibes"
          href="/catalogue"
          meta={[
            { icon: "clock", text: "6pm to 8pm, doors open 5.45pm" },
            { icon: "map-pin", text: "Willow Hall, big kitchen" },
          ]}
          state={
            <>
              <Tick /> You're going
            </>
          }
          action={<Button small>Change</Button>}
        />
      ),
    },
    notes: [
      {
        says: "It is one article, named by its heading.",
        state: "going",
        role: "article",
        name: "Jollof night at Kitchen Vibes",
      },
      { says: "The drawing says nothing.", state: "going", role: "link", name: "Jollof night at Kitchen Vibes" },
    ],
  },
  {
    part: "EventCard",
    what: "One activity in a list, in its group's colour.",
    words: "ui/words.ts",
    states: {
      going: () => <ul children={<EventCard event={jollof} />} />,
      "not answered": () => <ul children={<EventCard event={jollof} answer={null} />} />,
      "in line": () => <ul children={<EventCard event={{ ...jollof, hue: "sky" }} answer="waiting" />} />,
      off: () => <ul children={<EventCard event={{ ...jollof, state: "cancelled", hue: "lime" }} />} />,
    },
    notes: [
      {
        says: "Its name is the link, and the whole card can be tapped.",
        state: "going",
        role: "link",
        name: "Jollof night",
      },
      { says: "It is an item of a list.", state: "off", role: "listitem" },
    ],
  },
  {
    part: "Facts",
    what: "The list that reassures: a question people have, and its answer.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <div data-hue="coral">
          <Facts
            items={[
              {
                icon: "hand",
                term: "Who to look for",
                text: "Maya, in a yellow jumper, by the front door from 5.45pm",
              },
              { icon: "door-open", term: "Can I leave early?", text: "Yes, any time. You do not have to say why." },
            ]}
          />
        </div>
      ),
      "on a card": () => (
        <Facts card items={[{ icon: "eye", term: "What others see", text: "Your first name or a nickname." }]} />
      ),
    },
    notes: [{ says: "Each question has its answer.", state: "rest", role: "term" }],
  },
  {
    part: "Inbox",
    what: "What a person was told, newest first.",
    words: "The server's; “New” is in ui/words.ts.",
    states: {
      rest: () => (
        <Inbox
          asks="Why did I get this?"
          items={[
            {
              id: "1",
              icon: "map-pin",
              hue: "coral",
              title: "Jollof night has moved rooms",
              more: "Now in the big kitchen.",
              at: "2025-12-09T09:40:00Z",
              read: false,
              href: "/catalogue",
              why: "You said you are coming.",
            },
            {
              id: "2",
              icon: "calendar-x",
              hue: "sky",
              title: "Ice skating is off",
              at: "2025-12-07T09:40:00Z",
              read: true,
              href: null,
            },
          ]}
        />
      ),
    },
    notes: [
      {
        says: "“New” is said, not only shown as a dot.",
        state: "rest",
        role: "link",
        name: "New: Jollof night has moved rooms Now in the big kitchen. 9 Dec",
      },
    ],
  },
  {
    part: "CheckRow",
    what: "One person at the door. The button says what is true.",
    words: "ui/words.ts",
    states: {
      "not here yet": () => (
        <ul children={<CheckRow id="leah" name="Leah" more="Needs: step-free" here={false} onTap={nothing} />} />
      ),
      here: () => <ul children={<CheckRow id="tia" name="Tia" more="Here 5.52pm" here onTap={nothing} />} />,
      "without signal": () => <ul children={<CheckRow id="omar" name="Omar" here saved onTap={nothing} />} />,
      "more to do": () => (
        <ul children={<CheckRow id="kai" name="Kai" more="Halal" here={false} onTap={nothing} onMore={nothing} />} />
      ),
    },
    notes: [
      {
        says: "The button says whose it is, and whether it is pressed.",
        state: "here",
        role: "button",
        name: "Tia, here",
        has: { "aria-pressed": "true" },
      },
      {
        says: "What it does is its name.",
        state: "not here yet",
        role: "button",
        name: "Tap in: Leah, here",
        has: { "aria-pressed": "false" },
      },
    ],
  },
  {
    part: "Meter",
    what: "How many of how many. The figures stand beside it.",
    words: "The screen's own.",
    states: {
      "some of them": () => <Meter now={5} of={9} label="5 of 9 are here" />,
      nobody: () => <Meter now={0} of={9} label="Nobody is here yet" />,
      "more than planned": () => <Meter now={11} of={9} label="11 are here, 9 were planned" />,
    },
    notes: [
      {
        says: "It says the figures.",
        state: "some of them",
        role: "progressbar",
        name: "5 of 9 are here",
        has: { "aria-valuenow": "5", "aria-valuemax": "9" },
      },
      {
        says: "More than planned is no mistake.",
        state: "more than planned",
        role: "progressbar",
        has: { "aria-valuemax": "11" },
      },
    ],
  },
];
