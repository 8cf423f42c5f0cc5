/** One request to our own server. Knows nothing of sessions, caches or waiting lists: those are built on it. */
import { learnClock } from "./clock";
import { language } from "./i18n";
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
  headers?: Record<string, string>;
  /** Is sent to the end even if the page goes. */
  keepalive?: boolean;
}

const PATIENCE_MS = 20_000;
const BREATH_MS = 300;

/** What may be asked twice without anything happening twice. */
const harmless = (ask: Ask): boolean =>
  !!ask.key ||
  (ask.version === undefined && (ask.method ?? "GET") !== "POST" && ask.method !== "PATCH" && ask.method !== "DELETE");

/** A lossy line loses single requests: those get a second chance at once, while the phone believes to have signal. */
async function again(path: string, init: RequestInit): Promise<Response> {
  if (init.signal?.aborted || navigator.onLine === false) throw new NoAnswer();
  await new Promise((done) => setTimeout(done, BREATH_MS));
  return fetch(path, init);
}

/** Throws Refused when the server says no, NoAnswer when there is nothing to read. */
export async function request<T>(path: string, ask: Ask = {}): Promise<T> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": language.value,
    ...ask.headers,
  };
  const raw = ask.body instanceof Blob;
  if (ask.body !== undefined) headers["Content-Type"] = raw ? "application/octet-stream" : "application/json";
  if (ask.key) headers["Idempotency-Key"] = ask.key;
  if (ask.version !== undefined) headers["If-Match"] = `"${ask.version}"`;

  const askedAt = Date.now();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const init: RequestInit = {
    method: ask.method ?? "GET",
    headers,
    body: raw ? (ask.body as Blob) : JSON.stringify(ask.body),
    credentials: "same-origin",
    cache: "no-store",
    keepalive: ask.keepalive ?? false,
    signal: ask.signal ? AbortSignal.any([ask.signal, patience]) : patience,
  };
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    try {
      if (!harmless(ask)) throw new NoAnswer();
      response = await again(path, init);
    } catch (error) {
      if (ask.signal?.aborted) throw error;
      throw new NoAnswer();
    }
  }
  learnClock(response.headers.get("Date"), askedAt, Date.now());
  if (response.status >= 500) throw new NoAnswer(Number(response.headers.get("Retry-After")) || null);
  if (!response.ok) throw new Refused(await readProblem(response));
  if (response.status === 204) return undefined as T;
  if (response.headers.get("Content-Type")?.startsWith("text/calendar")) return (await response.text()) as T;
  const file = /filename="([^"]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  if (file) return new File([await response.blob()], file[1]!) as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new NoAnswer(); // a captive portal or proxy answered with its own page
  }
}
