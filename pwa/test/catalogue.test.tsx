/** The living catalogue, read as data: every part is there once, keeps what it promises, and axe has nothing to say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fireEvent, render, within } from "@testing-library/preact";
import axe from "axe-core";
import { LocationProvider } from "preact-iso";
import { describe, expect, it } from "vitest";
import CatalogueScreen from "../src/catalogue/CatalogueScreen";
import { entries } from "../src/catalogue/entries";
import type { Entry, Note } from "../src/catalogue/entry";
import Toasts from "../src/ui/Toasts";

const SRC = join(import.meta.dirname, "../src");
// Parts of the frame or of other parts, seen on every page of the catalogue or inside a part that stands in it.
const INSIDE = {
  Sides: "SidesBar",
  Art: "Poster",
  Icon: "Button",
  Notes: "Banner",
  Running: "CheckRow",
  Desk: "Table",
  Field: "TextField",
  Steps: "StepPage",
  Share: "BigCode",
  Chart: "BarChart",
  Money: "MoneyFigure",
  Toasts: "Toast",
};
const NO_PART = {
  Screen: "each page of the catalogue is one",
  TabBar: "drawn by Screen from the app's rooms",
  Status: "a Banner with the app's own state in it",
  StatusBanners: "those Banners, fetched when there is something to say",
  Pages: "routes",
  NotFound: "a page",
  Rich: "marks words inside a sentence",
  NeedFields: "Tile and TextField, put together from the server's list",
  InviteCard: "BigCode, QrCard and ShareLink in one card",
  ReasonSheet: "a Sheet with a few reasons to choose from",
  TwoVersions: "a form of its own, shown when two people edit",
  Languages: "Choose, filled with the languages there are",
  InstallOffer: "a Banner with the offer of the home screen in it",
  ChatApp: "a Banner and ShareLink, shown inside other apps only",
  later: "loads a part when it is first shown",
};

describe("the catalogue", () => {
  it("has every part once, and each file of the design system says where it is shown", () => {
    const parts = entries.map((it) => it.part);
    expect(new Set(parts).size).toBe(parts.length);
    const files = readdirSync(join(SRC, "ui"))
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => file.slice(0, -4));
    const shown = [...parts, ...Object.keys(INSIDE), ...Object.keys(NO_PART)];
    expect(files.filter((file) => !shown.includes(file))).toEqual([]);
    expect(Object.values(INSIDE).filter((part) => !parts.includes(part))).toEqual([]);
    expect([...Object.keys(INSIDE), ...Object.keys(NO_PART)].filter((file) => !files.includes(file))).toEqual([]);
  });
  it("leads to each of them", () => {
    history.replaceState(null, "", "/catalogue");
    const { getAllByRole } = render(<Page />);
    const links = getAllByRole("link").map((it) => it.getAttribute("href"));
    expect(entries.filter((it) => !links.includes(`/catalogue?of=${it.part}`))).toEqual([]);
  });
  it("stays out of what a phone keeps", () => {
    expect(readFileSync(join(SRC, "../tools/service-worker.ts"), "utf8")).toContain("staff|catalogue");
  });
});

describe.each(entries)("$part", (entry) => {
  it("promises only what it keeps", () => {
    open(entry);
    for (const note of entry.notes.filter((it) => it.state !== "opened")) keeps(region(note.state), note);
    if (entry.opens) {
      fireEvent.click(within(document.body).getByText(entry.opens));
      const opened = entry.notes.filter((it) => it.state === "opened");
      expect(opened.length).toBeGreaterThan(0);
      for (const note of opened) keeps(document.body, note);
    }
  });
  it("has nothing that axe would say", async () => {
    open(entry);
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      // What needs real drawing is looked at in a real browser (tests/browser/test_catalogue.py).
      rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
    });
    expect(violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 150)}`))).toEqual([]);
  });
});

function Page() {
  return (
    <LocationProvider>
      <CatalogueScreen />
      <Toasts />
    </LocationProvider>
  );
}
function open(entry: Entry) {
  document.documentElement.lang = "en-GB";
  history.replaceState(null, "", `/catalogue?of=${entry.part}`);
  render(<Page />);
  expect(document.title).toContain("Linkup");
}
const region = (state: string) => within(document.body).getByRole("region", { name: state });

function keeps(where: HTMLElement, note: Note) {
  const found = within(where).getAllByRole(note.role, note.name === undefined ? {} : { name: note.name });
  const has = ([name, value]: [string, string | null]) => found.some((it) => it.getAttribute(name) === value);
  expect(Object.entries(note.has ?? {}).filter((it) => !has(it))).toEqual([]);
  if (note.told === undefined) return;
  const told = (it: HTMLElement) =>
    (it.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" ");
  expect(found.map(told)).toContain(note.told);
}
