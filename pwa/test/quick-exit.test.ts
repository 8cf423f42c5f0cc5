import { expect, it, vi } from "vitest";
import { type FakeCaches, freshCore, kai, ok, server } from "./fakes";

it("ends the session on a shared phone, also when that request is lost", async () => {
  const line = server((asked) => (asked.path === "/api/session/sign-out" ? "no signal" : ok(kai({ shared: true }))));
  const core = await freshCore();
  const { leaveFast } = await import("../src/core/quick-exit");
  await core.start();
  leaveFast(() => undefined);
  await vi.waitFor(() => expect(line.heard.at(-1)?.path).toBe("/api/session/sign-out"));
  const again = await freshCore();
  line.heard.length = 0;
  line.answer = () => ok({});
  await again.start();
  expect(line.heard[0]?.path).toBe("/api/session/sign-out");
  expect(again.me.value).toBeNull();
});

it("leaves first, then takes private things off the phone, also what was still on its way", async () => {
  let answer: (() => void) | null = null;
  server((asked) =>
    asked.path === "/api/notices"
      ? new Promise((done) => {
          answer = () => done(ok({ items: [] }));
        })
      : ok(kai()),
  );
  const core = await freshCore();
  const { leaveFast } = await import("../src/core/quick-exit");
  await core.start();
  const late = core.reload("/api/notices");
  await vi.waitFor(() => expect(answer).not.toBeNull());
  const went: string[] = [];
  leaveFast((to) => {
    went.push(to);
    expect((caches as unknown as FakeCaches).all.size).toBe(1);
  });
  answer!();
  await late;
  await vi.waitFor(() => expect((caches as unknown as FakeCaches).all.size).toBe(0));
  expect(went).toEqual(["https://www.bbc.co.uk/weather"]);
});
