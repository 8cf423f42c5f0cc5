import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it } from "vitest";
import { startOutbox } from "../src/core/outbox";
import { outboxStore } from "../src/core/outbox-store";
import { begin, end } from "../src/core/session";
import WrapUpScreen from "../src/lead/after/WrapUpScreen";
import { usePages } from "../src/staff/lists/usePages";
import Toasts from "../src/ui/Toasts";
import { kai, ok, problem, server } from "./fakes";

const AT = "2026-11-20T18:00:00Z";
const EVENT = {
  id: "e1",
  title: "Jollof night",
  starts_at: AT,
  ends_at: "2026-11-20T20:00:00Z",
  zone: "Europe/London",
  group: { id: "g1", name: "Kitchen Vibes", hue: "coral", glyph: "spoon" },
  led_by: "young_people",
  risk: null,
  wrap_up: null,
  can: ["wrap_up_event"],
  afterwards: {
    open_tasks: 0,
    leads: [
      { person_id: "kai", chosen_name: "Kai", led: false },
      { person_id: "ana", chosen_name: "Ana", led: true },
    ],
  },
};
const person = (id: string, name: string, mark: string | null) => ({
  person_id: id,
  chosen_name: name,
  tell_apart: null,
  answer: "going",
  mark,
});
const DOOR = {
  event: { ...EVENT, ends_at: new Date(Date.now() + 3_600_000).toISOString() },
  people: [person("tia", "Tia", "present"), person("sam", "Sam", "left_early"), person("leo", "Leo", null)],
  walk_ins: [],
  headcounts: { young_people: 0, professionals: 1 },
  totals: { young_people: 2, professionals: 1, all: 3 },
  over_capacity: 0,
  needs_staff: [],
  saved_at: AT,
  can: [],
};

describe("wrapping up", () => {
  let signal = true;
  let heard: ReturnType<typeof server>["heard"];
  beforeEach(async () => {
    for (const old of await outboxStore.all()) await outboxStore.remove(old);
    await end("out");
    signal = true;
    heard = server((asked) => {
      if (!signal) return "no signal";
      if (asked.path === "/api/events/e1") return ok(EVENT);
      if (asked.path === "/api/events/e1/attendance") return ok(DOOR);
      if (asked.path === "/api/events/e1/wrap-up") return ok(EVENT);
      return problem(404, "Not here.");
    }).heard;
    startOutbox();
    await begin(kai());
    render(
      <LocationProvider>
        <WrapUpScreen event="e1" />
        <Toasts />
      </LocationProvider>,
    );
    await screen.findByText("Led by Ana (young people)");
  });
  const done = () => act(async () => void fireEvent.click(screen.getByRole("button", { name: "Done" })));

  it("has everything filled in: one tap sends it", async () => {
    await done();
    await waitFor(() => expect(heard.some((asked) => asked.method === "POST")).toBe(true));
    expect(heard.find((asked) => asked.method === "POST")?.body).toEqual({
      young_people: 2,
      professionals: 1,
      led_by: "young_people",
      sentence: "",
      leads: ["ana"],
      check_in_with: [],
    });
  });
  it("names whoever left early first, and nobody who was not there", () => {
    const boxes = screen.getAllByRole("checkbox").map((box) => box.id);
    expect(boxes.filter((id) => id.startsWith("f-with-"))).toEqual(["f-with-sam", "f-with-tia"]);
  });
  it("keeps a plain wrap-up on the phone without signal, but never what was written about a person", async () => {
    signal = false;
    const sam = document.querySelector<HTMLInputElement>("#f-with-sam")!;
    await act(async () => void fireEvent.click(sam));
    const words = screen.getByLabelText<HTMLInputElement>("A word about Sam");
    await act(async () => void fireEvent.input(words, { target: { value: "Secret worry" } }));
    await done();
    await screen.findByText(/This needs signal/);
    expect(JSON.stringify(await outboxStore.all())).not.toContain("Secret");
    await act(async () => void fireEvent.input(words, { target: { value: "" } }));
    await done();
    await waitFor(async () => expect(await outboxStore.all()).toHaveLength(1));
    const [kept] = await outboxStore.all();
    expect(kept?.body).toMatchObject({ check_in_with: [{ person_id: "sam", words: null }] });
  });
});

describe("a long list", () => {
  function Rows() {
    const pages = usePages<{ id: string }, { items: { id: string }[]; total: number; next: string | null }>(
      "/list?a=1",
    );
    return (
      <>
        <p>{pages.rows.map((row) => row.id).join()}</p>
        {pages.next && (
          <button type="button" onClick={() => void pages.more()}>
            More
          </button>
        )}
      </>
    );
  }
  it("goes on after the last row shown, until there is no more", async () => {
    const { heard } = server((asked) =>
      ok(
        asked.path.includes("after=b%3D")
          ? { items: [{ id: "c" }], total: 3, next: null }
          : { items: [{ id: "a" }, { id: "b" }], total: 3, next: "b=" },
      ),
    );
    render(<Rows />);
    await screen.findByText("a,b");
    await act(async () => void fireEvent.click(screen.getByRole("button", { name: "More" })));
    await screen.findByText("a,b,c");
    expect(screen.queryByRole("button", { name: "More" })).toBeNull();
    expect(heard.map((asked) => asked.path)).toEqual(["/list?a=1", "/list?a=1&after=b%3D"]);
  });
});
