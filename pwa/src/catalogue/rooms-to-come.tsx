import { Board, Lane, LaneCard } from "../ui/Board";
import { Button } from "../ui/Button";
import { BarChart } from "../ui/Chart";
import { Chip } from "../ui/Chip";
import { Crest } from "../ui/Crest";
import { PhotoFrame } from "../ui/PhotoFrame";
import { YouSaid } from "../ui/YouSaid";
import type { Entry } from "./entry";
import { PICTURE } from "./made-up";

/** Parts for rooms that are still to be built; they weigh nothing until a screen uses them. */
export const roomsToCome: Entry[] = [
  {
    part: "YouSaid",
    what: "What young people said, and what became of it. A no has the same size as a yes.",
    words: "The screen's own.",
    states: {
      "we did": () => (
        <YouSaid
          said="You said"
          became="We did"
          quote="Bowling is too loud for some of us."
          small="Asked by 4 people. Took 12 days."
          actions={
            <>
              <Button kind="second" small children="That helps" />
              <Button kind="quiet" small children="Not fixed yet" />
            </>
          }
        >
          Booked a quiet hour. Low music, low lights, just us. Sun 14 Dec, 10am.
        </YouSaid>
      ),
      "not this year": () => (
        <YouSaid said="You said" became="Not this year" quote="We want our own room.">
          The budget is set in April. Ask us again then: we put it on the list.
        </YouSaid>
      ),
    },
    notes: [
      {
        says: "It is one article, named by what was said.",
        state: "we did",
        role: "article",
        name: "You said Bowling is too loud for some of us.",
      },
    ],
  },
  {
    part: "Board",
    what: "Columns side by side on a laptop, one under the other on a phone.",
    words: "The screen's own.",
    states: {
      rest: () => (
        <Board>
          <Lane title="Date set" count={1}>
            <LaneCard
              title="Kitchen Vibes"
              more="Fri 27 Mar, 15 weeks"
              before={<Crest id="kitchen-vibes" hue="coral" glyph="spoon" size="s" />}
              todo={[
                { id: "1", what: "Group told, 5 Sep", done: true },
                { id: "2", what: "Plan the party together", done: false },
              ]}
            />
          </Lane>
          <Lane title="Telling people" count={1}>
            <LaneCard
              title="Brothers"
              more="Tue 13 Jan, 5 weeks"
              chip={<Chip kind="bad" icon="clock" children="Late by 1 week" />}
            />
          </Lane>
        </Board>
      ),
    },
    notes: [
      {
        says: "Each column is a region with its name and its count.",
        state: "rest",
        role: "region",
        name: "Date set 1",
      },
      { says: "Each card is an article with a heading.", state: "rest", role: "heading", name: "Kitchen Vibes" },
    ],
  },
  {
    part: "BarChart",
    what: "Bars with names and figures beside them, and the same as a table.",
    words: "The screen's own; “See it as a table” is in ui/part-words.ts.",
    opens: "See it as a table",
    states: {
      rest: () => (
        <BarChart
          title="Who came, by month"
          heads={["Month", "People"]}
          bars={[
            { label: "September", value: 9 },
            { label: "October", value: 14 },
            { label: "November", value: 0 },
          ]}
        />
      ),
    },
    notes: [
      { says: "It is a figure with a name.", state: "rest", role: "figure", name: "Who came, by month" },
      { says: "The table says the same.", state: "opened", role: "rowheader", name: "October" },
    ],
  },
  {
    part: "PhotoFrame",
    what: "A photo and who said yes to it.",
    words: "The screen's own.",
    states: {
      yes: () => (
        <PhotoFrame
          src={PICTURE}
          width={4}
          height={3}
          alt="Hills and a sun"
          state="yes"
          says="Everybody said yes"
          caption="The trip, 6 Dec"
        />
      ),
      asking: () => (
        <PhotoFrame
          src={PICTURE}
          width={4}
          height={3}
          alt="Hills and a sun"
          state="asking"
          says="Omar has not answered yet"
          actions={<Button small kind="second" children="Take me out" />}
        />
      ),
      "taken down": () => (
        <PhotoFrame src={PICTURE} width={4} height={3} alt="" state="down" says="Taken down on 8 Dec" />
      ),
    },
    notes: [{ says: "It says what can be seen on it.", state: "yes", role: "img", name: "Hills and a sun" }],
  },
];
