import { useLocation } from "preact-iso";
import { LinkRow } from "../ui/Button";
import { Screen } from "../ui/Screen";
import "./catalogue.css";
import { entries } from "./entries";
import type { Entry } from "./entry";

/**
 * The living catalogue, for those who build Linkup: each part of the design system in each of its states, and what is
 * promised about it. Young people never come here, so it speaks English to developers and its words are in no catalogue.
 */
export default function CatalogueScreen() {
  const { query } = useLocation();
  const entry = entries.find((it) => it.part === query.of);
  return entry ? <One key={entry.part} entry={entry} /> : <All />;
}

function All() {
  return (
    <Screen title="Catalogue" heading bare wide>
      <ul class="catalogue__all">
        {entries.map((it) => (
          <li key={it.part}>
            <LinkRow href={`/catalogue?of=${it.part}`} title={it.part} more={it.what} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function One({ entry }: { entry: Entry }) {
  return (
    <Screen title={entry.part} heading bare wide back="/catalogue" {...entry.page}>
      <p>{entry.what}</p>
      <h2>States</h2>
      {Object.entries(entry.states).map(([state, draw]) => (
        <section key={state} class="stack stack--s" aria-label={state}>
          <p class="t-1 t-2">{state}</p>
          <div class="catalogue__state">{draw()}</div>
        </section>
      ))}
      <section class="stack stack--s">
        <h2>For everybody</h2>
        {entry.notes.length === 0 && <p>Decoration, or words alone: nothing more to promise.</p>}
        <ul class="catalogue__notes">
          {entry.notes.map((note) => (
            <li key={note.says}>
              {note.says} <span class="t-1 t-2">({[note.state, note.role, note.name].filter(Boolean).join(", ")})</span>
            </li>
          ))}
        </ul>
        <h2>Words</h2>
        <p>{entry.words}</p>
      </section>
    </Screen>
  );
}
