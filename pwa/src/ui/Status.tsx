import { me } from "../core/session";
import { cannotSave, newVersion, online, refusedActs, thrownAway, waitingCount } from "../core/standing";
import { later } from "./later";

export interface StatusProps {
  top: "plain" | "field" | "hue";
}
const Banners = later<StatusProps>(() => import("./StatusBanners"));

/** What holds for the whole app right now: no signal, acts that wait or were refused, a new version. */
export function Status({ top = "plain" }: Partial<StatusProps>) {
  const silent = !online.value && me.value;
  const acts = waitingCount.value || refusedActs.value.length;
  return silent || acts || newVersion.value || thrownAway.value !== null || cannotSave.value ? (
    <Banners top={top} />
  ) : null;
}
