/** Stand-ins for what the test's browser lacks, and a server that answers as told. */
import { vi } from "vitest";
import type { Me, Problem } from "../src/core/types";

class FakeCache {
  readonly kept = new Map<string, Response>();
  async match(path: string): Promise<Response | undefined> {
    return this.kept.get(path)?.clone();
  }
  async put(path: string, response: Response): Promise<void> {
    this.kept.set(path, response);
  }
  async delete(path: string): Promise<boolean> {
    return this.kept.delete(path);
  }
}
export class FakeCaches {
  readonly all = new Map<string, FakeCache>();
  async open(name: string): Promise<FakeCache> {
    const found = this.all.get(name) ?? new FakeCache();
    this.all.set(name, found);
    return found;
  }
  has = async (name: string): Promise<boolean> => this.all.has(name);
  keys = async (): Promise<string[]> => [...this.all.keys()];
  delete = async (name: string): Promise<boolean> => this.all.delete(name);
}

export interface Heard {
  method: string;
  path: string;
  key: string | null;
  body: unknown;
}
type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | "no signal";
export type Server = ReturnType<typeof server>;

/** A server for one test: `answer` decides, `heard` remembers every request in order. */
export function server(answer: (asked: Heard) => Reply | Promise<Reply>) {
  const it = { heard: [] as Heard[], answer };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const asked: Heard = {
      method: init.method ?? "GET",
      path,
      key: new Headers(init.headers).get("Idempotency-Key"),
      body: init.body ? JSON.parse(init.body as string) : null,
    };
    it.heard.push(asked);
    const reply = await it.answer(asked);
    if (reply === "no signal") throw new TypeError("failed to fetch");
    return new Response(reply.status === 204 ? null : JSON.stringify(reply.body ?? {}), {
      status: reply.status,
      headers: reply.headers,
    });
  });
  return it;
}
export const ok = (body: unknown = {}): Reply => ({ status: 200, body });
export const problem = (status: number, detail: string, more: Partial<Problem> = {}): Reply => ({
  status,
  body: { type: "about:blank", title: "", status, detail, code: "test", ...more },
});

export const kai = (more: Partial<Me> & { shared?: boolean; session_id?: string } = {}): Me => ({
  id: "kai",
  chosen_name: "Kai",
  tell_apart: null,
  age_band: "16_17",
  language: "en",
  faces: ["young_person"],
  programmes: [],
  memberships: [],
  session: {
    id: more.session_id ?? "session-1",
    kind: "young",
    shared_phone: more.shared ?? false,
    expires_at: "2027-01-01T00:00:00Z",
    passkey: false,
  },
  passkeys: 0,
  email_hint: null,
  unread: 0,
  can: [],
  demo: false,
  needs_passkey: false,
  ...more,
});

/** The core of the app as a page that was just opened: nothing in memory, only what the phone keeps. */
export async function freshCore() {
  vi.resetModules();
  const [session, outbox, seen, store] = await Promise.all([
    import("../src/core/session"),
    import("../src/core/outbox"),
    import("../src/core/seen"),
    import("../src/core/outbox-store"),
  ]);
  outbox.startOutbox();
  return { ...session, ...outbox, ...seen, ...store };
}
