import { useFresh } from "../../core/fresh";
import type { PeopleList } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useHere } from "../here";
import { withQuery } from "../query";
import { w } from "./waits-words";

/** How much is missing afterwards; 0 while nobody knows. */
function useMissing() {
  const ends = useHere().ends.data;
  const lack = ends?.without_attendance.length ?? 0;
  const late = ends?.tasks_late ?? 0;
  return { lack, late, all: lack + late };
}

/** Above the list on a phone: that something is missing afterwards, in one line. A laptop has room for `Waits`. */
export function Missing() {
  const { all } = useMissing();
  if (all === 0) return null;
  return (
    <a class="slim" href="/staff/after">
      <Icon name="clipboard-check" />
      {w("missing", { n: all })}
    </a>
  );
}

/** Beside the list as long as nobody is open: what waits for staff, and what a tap on a name is for. */
export function Waits() {
  const here = useHere();
  const { lack, late, all } = useMissing();
  const asked = useFresh<PeopleList>(withQuery(`${here.path}/people`, {}, { state: "waiting_for_consent" }));
  const yeses = asked.data?.total ?? 0;
  const held = here.held.data?.items.length ?? 0;
  return (
    <section class="card stack" aria-labelledby="waits">
      <h2 id="waits">{w(all + yeses + held > 0 ? "title" : "nothing")}</h2>
      {all + yeses + held > 0 && (
        <div class="stack stack--s">
          {yeses > 0 && (
            <LinkRow href="/staff/people?show=waiting" icon="hourglass" hue="sun" title={w("yeses", { n: yeses })} />
          )}
          {all > 0 && (
            <LinkRow
              href="/staff/after"
              icon="clipboard-check"
              hue="sky"
              title={w("missing", { n: all })}
              more={[lack > 0 && w("lack", { n: lack }), late > 0 && w("late", { n: late })].filter(Boolean).join(" ")}
            />
          )}
          {held > 0 && <LinkRow href="/staff/check-ins" icon="user-check" hue="leaf" title={w("held", { n: held })} />}
        </div>
      )}
      <p class="t-2">{w("pick")}</p>
    </section>
  );
}
