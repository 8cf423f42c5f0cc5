import { post } from "../core/outbox";
import { NoAnswer } from "../core/problem";
import { know, reload } from "../core/seen";
import { waitingFor } from "../core/standing";
import type { Event, Support } from "../core/types";
import { toast } from "../ui/toast";
import { w } from "./arranged-words";

interface LateWish {
  late: boolean;
  minutes: number | null;
}
interface HomeWish {
  wanted: boolean;
  home: boolean;
}

/** "Running late" and "I got home": shown at once, kept on this phone until sent. */
export function useSay(event: Event) {
  const page = `/api/events/${event.id}`;
  const mine = event.support?.mine;
  const late = waitingFor(`${page}/late`)?.body as LateWish | undefined;
  const home = waitingFor(`${page}/home`)?.body as HomeWish | undefined;
  const say = async (path: string, body: LateWish | HomeWish, label: string) => {
    const act = { method: "PUT" as const, path, body, label, href: `/events/${event.id}`, replace: true as const };
    try {
      const outcome = await post<Support>(act);
      if (outcome.state === "sent") know(page, { ...event, support: outcome.data });
      else if (outcome.state === "saved") toast(w("saved"));
      else {
        toast(outcome.problem.detail);
        void reload(page);
      }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      toast(w("signal"));
    }
  };
  return {
    late: late ? (late.late ? { minutes: late.minutes } : null) : (mine?.late ?? null),
    tellsHome: home ? home.wanted : (mine?.tells_home ?? false),
    isHome: home ? home.home : !!mine?.home_at,
    waits: !!late || !!home,
    sayLate: (minutes: number | null) => say(`${page}/late`, { late: true, minutes }, w("act_late")),
    onTime: () => say(`${page}/late`, { late: false, minutes: null }, w("act_late")),
    sayHome: (wanted: boolean, isHome: boolean) => say(`${page}/home`, { wanted, home: isHome }, w("act_home")),
  };
}
