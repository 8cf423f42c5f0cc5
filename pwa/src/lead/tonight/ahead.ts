/** The lists of what I lead within the next days, on the phone before they are needed and without being asked for. */
import { now } from "../../core/clock";
import { NoAnswer, Refused } from "../../core/problem";
import { readNow } from "../../core/seen";
import { sharedPhone } from "../../core/session";
import type { Page, PlanCard } from "../../core/types";
import { groupsIRun, planPath } from "../mine";
import { fetchCode, fetchDoor } from "./fetch";
import { pick, worthFetching } from "./pick";

const OFTEN = 30 * 60_000;
let last = 0;

export async function fetchAhead(): Promise<void> {
  const groups = sharedPhone() ? [] : groupsIRun();
  if (groups.length === 0 || now().getTime() - last < OFTEN) return;
  last = now().getTime();
  try {
    const plans: PlanCard[] = [];
    for (const group of groups) {
      const { data, problem } = await readNow<Page<PlanCard>>(planPath(group.group_id));
      if (problem === "no_signal") throw new NoAnswer();
      plans.push(...(data?.items ?? []));
    }
    for (const event of worthFetching(pick(plans))) {
      await fetchDoor(event);
      await fetchCode(event);
    }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NoAnswer)) throw error;
    last = 0; // without signal: at the next chance
  }
}
