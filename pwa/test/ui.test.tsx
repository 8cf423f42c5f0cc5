import { fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, it, vi } from "vitest";
import { listenForShift } from "../src/core/quick-exit";
import type { AnswerState, Problem } from "../src/core/types";
import { Desk } from "../src/ui/Desk";
import { ErrorSummary, TextField } from "../src/ui/Field";
import { announcePage } from "../src/ui/heading";
import { Rsvp } from "../src/ui/Rsvp";
import { Sheet } from "../src/ui/Sheet";

const words = { going: "I'm in", maybe: "Maybe", cannot: "Not this time" };

describe("the three answers", () => {
  const show = (answer: AnswerState | null, onAnswer = vi.fn()) => {
    render(<Rsvp question="Are you coming?" answer={answer} words={words} line="line" onAnswer={onAnswer} />);
    return onAnswer;
  };
  it("are one group of equal radios with its question", () => {
    show("maybe");
    expect(screen.getByRole("group", { name: "Are you coming?" })).toBeTruthy();
    const radios = screen.getAllByRole<HTMLInputElement>("radio");
    expect(radios.map((r) => r.checked)).toEqual([false, true, false]);
    expect(screen.getByRole("status").textContent).toBe("line");
  });
  it("tell a tap from a walk with the arrow keys", () => {
    const heard = show(null);
    const [going, maybe] = screen.getAllByRole("radio");
    fireEvent.click(maybe!);
    expect(heard).toHaveBeenLastCalledWith("maybe", false);
    fireEvent.pointerDown(going!);
    fireEvent.click(going!);
    expect(heard).toHaveBeenLastCalledWith("going", true);
  });
  it("show being in line as wanting to come, and an offer as open", () => {
    show("waiting");
    expect(screen.getAllByRole<HTMLInputElement>("radio").map((r) => r.checked)).toEqual([true, false, false]);
    document.body.replaceChildren();
    show("offered");
    expect(screen.getAllByRole<HTMLInputElement>("radio").some((r) => r.checked)).toBe(false);
  });
});

describe("the sheet", () => {
  function Page() {
    const [open, set] = useState(false);
    return (
      <>
        <h1 tabIndex={-1}>The page</h1>
        <button type="button" onClick={() => set(true)}>
          Open
        </button>
        {open && (
          <Sheet title="Need anything?" onClose={() => set(false)} foot={<button type="button">Save</button>}>
            <input aria-label="More" />
          </Sheet>
        )}
      </>
    );
  }
  const opened = async () => {
    render(<Page />);
    const opener = screen.getByText("Open");
    opener.focus();
    fireEvent.click(opener);
    await screen.findByText("Need anything?");
    return opener;
  };
  it("takes focus, keeps it inside both ways, and gives it back", async () => {
    const opener = await opened();
    const dialog = document.querySelector("dialog")!;
    expect(document.activeElement?.textContent).toBe("Need anything?");
    const save = screen.getByText("Save");
    save.focus();
    fireEvent.keyDown(save, { key: "Tab" });
    const close = screen.getByLabelText("Close");
    expect(document.activeElement).toBe(close);
    fireEvent.keyDown(close, { key: "Tab", shiftKey: true });
    expect(document.activeElement).toBe(save);
    expect(dialog.contains(document.activeElement)).toBe(true);
    fireEvent.click(close);
    await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
    expect(document.activeElement).toBe(opener);
  });
  it("gives focus to the heading of the page it led to, not back to what opened it", async () => {
    announcePage(document);
    await opened();
    const cameFrom = location.pathname;
    history.pushState(null, "", "/another-page");
    fireEvent.click(screen.getByLabelText("Close"));
    await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "The page" }));
    history.pushState(null, "", cameFrom);
  });
  it("closes on Esc, which the browser tells as cancel", async () => {
    await opened();
    fireEvent(document.querySelector("dialog")!, new Event("cancel", { cancelable: true }));
    await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  });
});

describe("a form that needs mending", () => {
  const problem: Problem = {
    type: "",
    title: "",
    status: 422,
    code: "x",
    detail: "No.",
    fields: { name: "Type a name." },
  };
  it("puts focus on the summary and leads to the field, which says it too", () => {
    render(
      <>
        <ErrorSummary problem={problem} />
        <TextField name="name" label="Name" value="" onInput={() => undefined} error={problem.fields?.name} />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    fireEvent.click(screen.getByRole("link", { name: "Type a name." }));
    const field = screen.getByLabelText("Name");
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toBe("Type a name.");
  });
});

describe("Leave fast", () => {
  it("goes on Shift three times in a row, and not otherwise", () => {
    const leave = vi.fn();
    const stop = listenForShift(leave);
    for (const key of ["Shift", "a", "Shift", "Shift"]) fireEvent.keyDown(window, { key });
    expect(leave).not.toHaveBeenCalled();
    fireEvent.keyDown(window, { key: "Shift" });
    expect(leave).toHaveBeenCalledOnce();
    stop();
    for (let i = 0; i < 3; i++) fireEvent.keyDown(window, { key: "Shift" });
    expect(leave).toHaveBeenCalledOnce();
  });
});

describe("the staff bar of a phone", () => {
  it("opens the other places beside itself, so that they are not laid out as its tabs", () => {
    const tabs = ["People", "Groups", "Lists", "After", "Log", "Audit"].map((label) => ({
      href: `/staff/${label}`,
      icon: "users" as const,
      label,
    }));
    render(
      <Desk tabs={tabs} path="/staff/People" foot="Ruth">
        <h1>41 people</h1>
      </Desk>,
    );
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    const sheet = screen.getByRole("dialog", { name: "More" });
    expect([...sheet.querySelectorAll("a")].map((link) => link.textContent)).toEqual(["Log", "Audit"]);
    expect(sheet.closest(".tabbar")).toBeNull();
  });
});
