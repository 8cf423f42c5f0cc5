import { day } from "../../core/dates";
import { useTyped } from "../../core/typed";
import type { Programme } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead } from "../../ui/Desk";
import { Facts } from "../../ui/Facts";
import { Show } from "../../ui/Notes";
import { useHere } from "../here";
import { EditProgramme } from "./EditProgramme";
import { w } from "./words";

export default function ProgrammeScreen() {
  const here = useHere();
  const [editing, setEditing] = useTyped("editing", false);
  return (
    <>
      <DeskHead title={editing ? here.mine.name : w("title")} under={w("under")}>
        {here.may("update_programme") && !editing && (
          <Button small icon="pencil" onClick={() => setEditing(true)}>
            {w("change")}
          </Button>
        )}
      </DeskHead>
      <Show seen={here.programme}>
        {(programme) =>
          editing ? (
            <EditProgramme
              programme={programme}
              onDone={(saved) => {
                if (saved) here.programme.set(saved);
                setEditing(false);
              }}
            />
          ) : (
            <Look programme={programme} />
          )
        }
      </Show>
    </>
  );
}

function Look({ programme }: { programme: Programme }) {
  return (
    <div class="figures">
      <section class="card stack" aria-labelledby="programme">
        <h2 id="programme">{programme.name}</h2>
        <p class="pre">{programme.purpose}</p>
        <Facts
          items={[
            { icon: "flag", term: w("ends_on"), text: day(programme.ends_on) },
            { icon: "heart-handshake", term: w("organisation"), text: programme.organisation },
            { icon: "eye", term: w("second_look"), text: w(programme.second_look ? "second_on" : "second_off") },
          ]}
        />
      </section>
      <section class="card stack" aria-labelledby="contacts">
        <h2 id="contacts">{w("contacts")}</h2>
        {programme.contacts.length === 0 && <p class="t-2">{w("none")}</p>}
        <Facts
          items={programme.contacts.map((c) => ({
            icon: c.phone ? ("phone" as const) : ("mail" as const),
            term: `${c.name}: ${c.what_for}`,
            text: [c.phone, c.email, c.hours].filter(Boolean).join("\n"),
          }))}
        />
      </section>
    </div>
  );
}
