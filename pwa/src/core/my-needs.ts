/** What I usually need, for the activity's sheet and for my own page. Kept on this phone like everything of mine. */
import { post } from "./outbox";
import { NoAnswer } from "./problem";
import { know, useSeen } from "./seen";
import { waitingFor } from "./standing";
import type { MyNeeds, Needs } from "./types";

export const MY_NEEDS = "/api/me/needs";

/** My saved needs, with what still waits to be sent; null while this phone does not know them. */
export function useMyNeeds(): Needs | null {
  const seen = useSeen<MyNeeds>(MY_NEEDS).data;
  return (waitingFor(MY_NEEDS)?.body as Needs | undefined) ?? seen?.needs ?? null;
}

/** Sends all of them. Gives what became of it, or the server's words when it said no. */
export async function saveMyNeeds(
  needs: Needs,
  label: string,
): Promise<"sent" | "saved" | "no_signal" | { no: string }> {
  try {
    const act = {
      method: "PUT" as const,
      path: MY_NEEDS,
      body: needs,
      label,
      href: "/me/needs",
      replace: true as const,
    };
    const outcome = await post<MyNeeds>(act);
    if (outcome.state === "sent") know(MY_NEEDS, outcome.data);
    return outcome.state === "refused" ? { no: outcome.problem.detail } : outcome.state;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return "no_signal";
  }
}
