import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it } from "vitest";
import { startOutbox } from "../src/core/outbox";
import { outboxStore } from "../src/core/outbox-store";
import { begin, end } from "../src/core/session";
import RemindersScreen from "../src/me/RemindersScreen";
import Toasts from "../src/ui/Toasts";
import { kai, ok, problem, server } from "./fakes";

const PATH = "/api/me/reminders";
const ALL_ON = { remind_day: true, remind_soon: true, remind_answer: true, muted: [] as string[] };
const COOKS = {
  group_id: "g1",
  group_name: "Kitchen Vibes",
  hue: "coral" as const,
  glyph: "spoon" as const,
  role: "member" as const,
  state: "active" as const,
  rules_to_agree: false,
};

describe("reminders", () => {
  let answers: "yes" | "no" | "no signal";
  let heard: ReturnType<typeof server>["heard"];
  beforeEach(async () => {
    for (const old of await outboxStore.all()) await outboxStore.remove(old);
    await end("out");
    answers = "yes";
    heard = server((asked) => {
      if (asked.path !== PATH) return problem(404, "Not here.");
      if (asked.method === "GET") return ok(ALL_ON);
      if (answers === "no signal") return "no signal";
      return answers === "yes" ? ok(asked.body) : problem(422, "That did not work.");
    }).heard;
    startOutbox();
    await begin({ ...kai(), memberships: [COOKS] });
    render(
      <LocationProvider>
        <RemindersScreen />
        <Toasts />
      </LocationProvider>,
    );
    await screen.findByLabelText("The evening before");
  });
  const box = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
  const tap = (label: string) => act(async () => void fireEvent.click(box(label)));
  const sent = () => heard.filter((asked) => asked.method === "PUT").map((asked) => asked.body);

  it("two taps one after the other are both kept", async () => {
    fireEvent.click(box("Two hours before"));
    await tap("Kitchen Vibes");
    const both = { ...ALL_ON, remind_soon: false, muted: ["g1"] };
    await waitFor(() => expect(sent().at(-1)).toEqual(both));
    expect(box("Two hours before").checked).toBe(false);
    await tap("Kitchen Vibes");
    await waitFor(() => expect(sent().at(-1)).toEqual({ ...both, muted: [] }));
  });
  it("without signal the newest wish waits on the phone, and only that one", async () => {
    answers = "no signal";
    await tap("The evening before");
    await screen.findAllByText(/Saved on this phone/);
    await tap("Two hours before");
    await waitFor(async () =>
      expect((await outboxStore.all()).map((one) => one.body)).toEqual([
        { ...ALL_ON, remind_day: false, remind_soon: false },
      ]),
    );
    expect(box("The evening before").checked).toBe(false);
  });
  it("what is refused is said, and the tick goes back", async () => {
    answers = "no";
    await tap("The evening before");
    await screen.findAllByText("That did not work.");
    await waitFor(() => expect(box("The evening before").checked).toBe(true));
  });
});
