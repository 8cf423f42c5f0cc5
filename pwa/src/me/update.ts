import { send } from "../core/acts";
import { begin } from "../core/session";
import type { Me } from "../core/types";

/** Changes something about me and shows it everywhere. */
export async function updateMe(change: {
  chosen_name?: string;
  tell_apart?: string | null;
  language?: string;
  email?: string;
}): Promise<Me> {
  const who = await send<Me>("PATCH", "/api/me", change);
  await begin(who);
  return who;
}
