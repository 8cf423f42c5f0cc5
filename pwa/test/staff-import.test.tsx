import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { begin } from "../src/core/session";
import type { ImportReport } from "../src/core/types";
import { type Here, HereContext } from "../src/staff/here";
import ImportScreen from "../src/staff/log/ImportScreen";
import { stopped } from "../src/staff/log/Preview";
import { kai } from "./fakes";

const report = (more: Partial<ImportReport> = {}): ImportReport => ({
  rows: 3,
  attendances: 21,
  added: 0,
  new: 2,
  dry_run: true,
  written: false,
  by_year: { "2022": { sessions: 3, attendances: 21 } },
  by_who: { Online: { sessions: 3, attendances: 21 } },
  notes: [{ line: 4, kind: "date", note: "No date: took the one above." }],
  errors: [{ line: 5, reason: "How many came must be a whole number." }],
  preview: [
    {
      line: 2,
      date_text: "May 2022",
      sort_date: "2022-05-01",
      title: "Pizza and plans",
      attended: 7,
      who_attended: "Online",
      new: true,
    },
  ],
  ...more,
});
const here = { path: "/api/programmes/p1", mine: { id: "p1" }, may: () => true } as unknown as Here;
const asked: URL[] = [];

beforeEach(async () => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const url = new URL(path, "http://here");
    asked.push(url);
    expect(init.body).toBeInstanceOf(Blob);
    const skip = url.searchParams.get("skip_bad") === "true";
    const dry = url.searchParams.get("dry_run") === "true";
    return Response.json(report({ dry_run: dry, written: !dry, added: skip ? 2 : 0 }));
  });
  await begin(kai());
  render(
    <LocationProvider>
      <HereContext.Provider value={here}>
        <ImportScreen />
      </HereContext.Provider>
    </LocationProvider>,
  );
});
const choose = (file: File) =>
  act(async () => {
    const input = screen.getByLabelText(/Choose/);
    Object.defineProperty(input, "files", { value: [file], configurable: true });
    fireEvent.change(input);
  });
const wish = (url: URL | undefined) => Object.fromEntries(url?.searchParams ?? []);

describe("importing a log", () => {
  it("reads first and shows what it read: new rows, sums, notes, lines that cannot be read", async () => {
    await choose(new File(["x"], "log.csv"));
    expect(await screen.findByText("This is what we read in log.csv")).toBeTruthy();
    expect(wish(asked[0])).toEqual({ dry_run: "true", skip_bad: "false", name: "log.csv" });
    expect(screen.getByText(/2 new sessions\./)).toBeTruthy();
    expect(screen.getByText("Line 5")).toBeTruthy();
    expect(screen.getByText("No date: took the one above.")).toBeTruthy();
    expect(screen.getByText("Pizza and plans")).toBeTruthy();
    expect(screen.getAllByText("21").length).toBeGreaterThan(0);
  });
  it("saves nothing while a line cannot be read, until it is left out", async () => {
    await choose(new File(["x"], "log.csv"));
    const save = () => screen.getByRole("button", { name: "Save 2 new sessions" });
    await screen.findByText("Line 5");
    expect(save().getAttribute("aria-disabled")).toBe("true");
    await act(async () => void fireEvent.click(save()));
    expect(asked).toHaveLength(1);
    await act(async () => void fireEvent.click(screen.getByLabelText("Leave out the lines we cannot read")));
    await waitFor(() => expect(save().getAttribute("aria-disabled")).toBeNull());
    expect(wish(asked[1])).toMatchObject({ dry_run: "true", skip_bad: "true" });
    await act(async () => void fireEvent.click(save()));
    expect(await screen.findByText("2 sessions are in the log now.")).toBeTruthy();
    expect(wish(asked[2])).toMatchObject({ dry_run: "false", skip_bad: "true" });
  });
  it("asks the server nothing about a file that is too big", async () => {
    const big = new File(["x"], "big.xlsx");
    Object.defineProperty(big, "size", { value: 5_000_001 });
    await choose(big);
    expect(asked).toEqual([]);
    expect(screen.getByRole("alert").textContent).toContain("bigger than 5 MB");
  });
  it("knows why it stops", () => {
    expect(stopped(report(), false)).toBe("errors");
    expect(stopped(report(), true)).toBeNull();
    expect(stopped(report({ errors: [], new: 0 }), false)).toBe("nothing");
  });
});
