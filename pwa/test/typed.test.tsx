import { act, fireEvent, render, waitFor } from "@testing-library/preact";
import { beforeEach, expect, it, vi } from "vitest";
import { kai } from "./fakes";

/** The app as it opens: what is typed is read once, from what the page before put aside. */
async function page(person: string | null = "kai") {
  vi.resetModules();
  const { me } = await import("../src/core/session");
  me.value = person ? kai({ id: person }) : null;
  const { useTyped } = await import("../src/core/typed");
  const { openAnew } = await import("../src/core/standing");
  let set: (next: string) => void = () => {};
  function Form() {
    const [name, setName] = useTyped("name", "");
    set = setName;
    return <p>{name}</p>;
  }
  const shown = render(<Form />);
  const back = () => render(<Form />).container.textContent;
  return { text: () => shown.container.textContent, type: (it: string) => act(() => set(it)), openAnew, shown, back };
}
beforeEach(() => {
  vi.stubGlobal("location", Object.assign(new URL("http://here/groups/new"), { reload: vi.fn() }));
});

it("what is typed survives the app's opening itself anew, once", async () => {
  const before = await page();
  await before.type("Night swimmers");
  expect(sessionStorage.length).toBe(0);
  before.openAnew();
  before.shown.unmount();
  const after = await page();
  expect(after.text()).toBe("Night swimmers");
  expect(sessionStorage.length).toBe(0);
  after.shown.unmount();
  expect((await page()).text()).toBe("");
});

it("what is typed is nobody else's", async () => {
  const before = await page();
  await before.type("Night swimmers");
  before.openAnew();
  before.shown.unmount();
  expect((await page("tia")).text()).toBe("");
});

const PROGRAMME = {
  id: "p1",
  name: "Bridge",
  purpose: "Together.",
  ends_on: "2027-06-30",
  second_look: false,
  version: 4,
  contacts: [],
};

/** The form of a programme on a page that has just been opened, as the server knows the programme by then. */
async function editing(programme: typeof PROGRAMME) {
  vi.resetModules();
  const { me } = await import("../src/core/session");
  me.value = kai({ id: "sam" });
  const { HereContext } = await import("../src/staff/here");
  const { EditProgramme } = await import("../src/staff/programme/EditProgramme");
  const { openAnew } = await import("../src/core/standing");
  const here = { path: "/api/programmes/p1", may: () => true } as never;
  const shown = render(
    <HereContext.Provider value={here}>
      <EditProgramme programme={programme as never} onDone={() => {}} />
    </HereContext.Provider>,
  );
  const purpose = () => shown.container.querySelector("textarea")!;
  return { shown, purpose, openAnew };
}

it("a programme's new words outlive an update, and somebody else's change meanwhile is not overwritten", async () => {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    asked.push(new Headers(init.headers).get("If-Match"));
    return new Response(JSON.stringify(PROGRAMME));
  });
  const before = await editing(PROGRAMME);
  fireEvent.input(before.purpose(), { target: { value: "Together, and well." } });
  before.openAnew();
  before.shown.unmount();
  const after = await editing({ ...PROGRAMME, purpose: "By somebody else.", version: 5 });
  expect(after.purpose().value).toBe("Together, and well.");
  fireEvent.submit(after.shown.container.querySelector("form")!);
  await waitFor(() => expect(asked).toEqual(['"4"']));
});

it("a plan typed on a shared phone outlives an update, and is kept nowhere else", async () => {
  const open = async () => {
    vi.resetModules();
    const { me } = await import("../src/core/session");
    me.value = kai({ shared: true });
    const { useDraft } = await import("../src/lead/plan/draft");
    const { openAnew } = await import("../src/core/standing");
    let draft: ReturnType<typeof useDraft>;
    function Plan() {
      draft = useDraft("g1", { title: "" });
      return <p>{draft.ready ? String(draft.fields.title) : "not yet"}</p>;
    }
    const shown = render(<Plan />);
    await waitFor(() => expect(shown.container.textContent).not.toBe("not yet"));
    return { shown, openAnew, change: (title: string) => act(() => draft.change({ title })) };
  };
  const before = await open();
  await before.change("Stew");
  before.shown.unmount();
  expect(sessionStorage.length + localStorage.length).toBe(0);
  const again = await open();
  expect(again.shown.container.textContent).toBe("");
  await again.change("Stew and rice");
  again.openAnew();
  again.shown.unmount();
  const after = await open();
  expect(after.shown.container.textContent).toBe("Stew and rice");
});

it("what is typed belongs to the page where it was typed, though the next one's address stands there already", async () => {
  const before = await page();
  await before.type("Night swimmers");
  location.pathname = "/help";
  before.openAnew();
  before.shown.unmount();
  const next = await page();
  expect(next.text()).toBe("");
  next.shown.unmount();
  location.pathname = "/groups/new";
  expect(next.back()).toBe("Night swimmers");
});
