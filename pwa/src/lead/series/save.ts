import { send } from "../../core/acts";
import { reloadAll } from "../../core/seen";
import { call } from "../../core/session";
import type { Event, SeriesMade } from "../../core/types";
import { eventPath } from "../mine";
import type { Reach } from "./Scope";

/** Sends an edit of one activity, or of many dates of its series. Gives back the activity as it is now. */
export async function saveEdit(event: Event, changes: object, version: number, reach: Reach): Promise<Event> {
  if (!event.series || reach.scope === "this") return send<Event>("PATCH", eventPath(event.id), changes, { version });
  const body = { ...reach, event_id: event.id, changes };
  await send<SeriesMade>("PATCH", `/api/series/${event.series.id}`, body, { version });
  reloadAll("/api/events/");
  return call<Event>(eventPath(event.id));
}
