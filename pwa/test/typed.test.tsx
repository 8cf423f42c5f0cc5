import { act, render } from "@testing-library/preact";
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
  return { text: () => shown.container.textContent, type: (it: string) => act(() => set(it)), openAnew, shown };
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
