import { room } from "./i18n";
import type { Problem } from "./types";

/** The server said no. `problem.detail` is a sentence for the person. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "Refused";
  }
  get status(): number {
    return this.problem.status;
  }
  get fields(): Record<string, string> {
    return this.problem.fields ?? {};
  }
}

/** Nothing came back: no signal, or the server cannot answer just now. Worth trying again later. */
export class NoAnswer extends Error {
  constructor(readonly retryAfterSeconds: number | null = null) {
    super("no answer");
    this.name = "NoAnswer";
  }
}

const w = room("problem", {
  s401: "Please sign in again.",
  s403: "You can't do that here.",
  s404: "We can't find that. It may have moved or ended.",
  s409: "Something changed in the meantime. Have another look.",
  s412: "Someone else changed this while you were writing.",
  s422: "Something isn't right yet. Check what you wrote.",
  s429: "That was a lot of tries. Wait a bit, then try again.",
  else: "That didn't work. Try again in a bit.",
});

/** Reads problem+json, and makes a kind problem out of anything else. */
export async function readProblem(response: Response): Promise<Problem> {
  const fallback = w(`s${response.status}` as "else") || w("else");
  try {
    const body = (await response.json()) as Partial<Problem>;
    return {
      ...body,
      type: body.type ?? "about:blank",
      title: body.title ?? "",
      status: body.status ?? response.status,
      detail: body.detail || fallback,
      code: body.code ?? String(response.status),
    };
  } catch {
    return { type: "about:blank", title: "", status: response.status, detail: fallback, code: String(response.status) };
  }
}
