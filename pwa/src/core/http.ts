/** One request to our own server. Knows nothing of sessions, caches or waiting lists: those are built on it. */
import { learnClock } from "./clock";
import { NoAnswer, Refused, readProblem } from "./problem";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export interface Ask {
  method?: Method;
  body?: unknown;
  /** Same key, same act: the server answers a repeat with the first answer. */
  key?: string;
  /** If-Match for edits: the version the person saw. */
  version?: number;
  signal?: AbortSignal;
}

const PATIENCE_MS = 20_000;

/** Throws Refused when the server says no, NoAnswer when there is nothing to read. */
export async function request<T>(path: string, ask: Ask = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const raw = ask.body instanceof Blob;
  if (ask.body !== undefined) headers["Content-Type"] = raw ? "application/octet-stream" : "application/json";
  if (ask.key) headers["Idempotency-Key"] = ask.key;
  if (ask.version !== undefined) headers["If-Match"] = `"${ask.version}"`;

  const askedAt = Date.now();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method: ask.method ?? "GET",
      headers,
      body: ask.body === undefined ? null : raw ? (ask.body as Blob) : JSON.stringify(ask.body),
      credentials: "same-origin",
      cache: "no-store",
      signal: ask.signal ? AbortSignal.any([ask.signal, patience]) : patience,
    });
  } catch (error) {
    if (ask.signal?.aborted) throw error;
    throw new NoAnswer();
  }
  learnClock(response.headers.get("Date"), askedAt, Date.now());
  if (response.status >= 500) throw new NoAnswer(Number(response.headers.get("Retry-After")) || null);
  if (!response.ok) throw new Refused(await readProblem(response));
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new NoAnswer(); // a captive portal or proxy answered with its own page
  }
}
