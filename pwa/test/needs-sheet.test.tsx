import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it } from "vitest";
import { startOutbox } from "../src/core/outbox";
import { outboxStore } from "../src/core/outbox-store";
import { begin } from "../src/core/session";
import type { Event, MyNeeds, Needs } from "../src/core/types";
import NeedsSheet from "../src/events/NeedsSheet";
import NeedsScreen from "../src/me/NeedsScreen";
import { kai, ok, problem, server } from "./fakes";

const MINE = "/api/me/needs";
const ONLY_YOU = "Only you see this here. You choose each time if it goes along.";
const choices: MyNeeds["choices"] = [
  { key: "food", label: "Food", hint: "What can you eat?", seen_by: `${ONLY_YOU} The cook gets numbers only.` },
  { key: "early", label: "Come early", hint: "See the place first.", seen_by: ONLY_YOU },
];
const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;
const tick = (name: RegExp) => fireEvent.click(screen.getByRole("checkbox", { name }));
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

beforeEach(async () => {
  for (const waiting of await outboxStore.all()) await outboxStore.remove(waiting);
  startOutbox();
});

describe("what I usually need", () => {
  let needs: Needs;
  beforeEach(async () => {
    needs = {};
    server((asked) => {
      if (asked.path !== MINE) return problem(404, "No.");
      if (asked.method === "PUT") needs = asked.body as Needs;
      return ok({ needs, choices, changed_at: null });
    });
    await begin(kai());
    render(
      <LocationProvider>
        <NeedsScreen />
      </LocationProvider>,
    );
    await screen.findByRole("button", { name: "Add: Come early" });
  });

  it("says once who sees it, and beside food what the cook gets", () => {
    expect(screen.getAllByText(ONLY_YOU)).toHaveLength(1);
    expect(screen.getAllByText("The cook gets numbers only.")).toHaveLength(1);
  });

  it("comes back to the button it was opened with, after Save and after Forget", async () => {
    const opener = screen.getByRole("button", { name: "Add: Come early" });
    opener.focus();
    fireEvent.click(opener);
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
    tick(/early/i);
    save();
    await screen.findByRole("button", { name: "Change: Come early" });
    await waitFor(() => expect(needs).toEqual({ early: "Come early" }));
    await waitFor(() => expect(focused()).toBe("Change: Come early"));

    fireEvent.click(document.activeElement!);
    fireEvent.click(await screen.findByRole("button", { name: "Forget it" }));
    await screen.findByRole("button", { name: "Add: Come early" });
    await waitFor(() => expect(needs).toEqual({}));
    await waitFor(() => expect(focused()).toBe("Add: Come early"));
  });
});

describe("the sheet of an activity", () => {
  /** The row of an activity that opens the sheet. */
  function Row({ onSave }: { onSave: (needs: Needs) => void }) {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Need anything?
        </button>
        {open && (
          <NeedsSheet
            event={{ needs_choices: choices } as Event}
            going
            kids={0}
            needs={{}}
            onClose={() => setOpen(false)}
            onSave={(needs) => {
              onSave(needs);
              setOpen(false);
            }}
          />
        )}
      </>
    );
  }

  it("takes focus to the word that is missing, and back to its row after Save", async () => {
    server(() => ok({ needs: {}, choices, changed_at: null }));
    await begin(kai());
    const saved: Needs[] = [];
    render(<Row onSave={(needs) => saved.push(needs)} />);
    const row = screen.getByRole("button", { name: "Need anything?" });
    row.focus();
    fireEvent.click(row);
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
    tick(/allergy/i);
    save();
    await waitFor(() => expect(document.activeElement?.id).toBe("f-need-food"));
    expect(saved).toEqual([]);

    fireEvent.input(document.activeElement!, { target: { value: "nuts" } });
    save();
    await waitFor(() => expect(saved).toEqual([{ food: "Allergy: nuts" }]));
    expect(focused()).toBe("Need anything?");
  });
});
