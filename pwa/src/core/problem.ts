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

const PLAIN: Record<number, string> = {
  401: "Please sign in again.",
  403: "You can't do that here.",
  404: "We can't find that. It may have moved or ended.",
  409: "Something changed in the meantime. Have another look.",
  412: "Someone else changed this while you were writing.",
  422: "Something isn't right yet. Check what you wrote.",
  429: "That was a lot of tries. Wait a bit, then try again.",
};

/** Reads problem+json, and makes a kind problem out of anything else. */
export async function readProblem(response: Response): Promise<Problem> {
  const fallback = PLAIN[response.status] ?? "That didn't work. Try again in a bit.";
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
