import { room } from "../core/i18n";
import type { EventKind } from "../core/types";
import type { IconName } from "./icon-names";

const w = room("kinds", {
  meet_up: "Meet-up",
  meal: "Meal",
  theatre: "Theatre or show",
  cooking: "Cooking",
  arts: "Arts",
  training: "Training",
  co_design: "Design it together",
  podcast_film: "Podcast or film",
  panel: "Question panel",
  decision_makers: "Meet people in charge",
  outreach: "Telling others",
  drop_in: "Drop-in",
  showcase: "Show what we made",
  trip: "Trip",
  sport: "Sport",
  online_chat: "Online chat",
});

/** Every kind of activity with its drawing, in the order people choose from. */
export const KINDS: Record<EventKind, IconName | `g-${string}`> = {
  meet_up: "smile",
  meal: "utensils",
  cooking: "g-spoon",
  theatre: "ticket",
  arts: "g-brush",
  podcast_film: "g-mic",
  sport: "g-ball",
  trip: "bus",
  training: "book-open",
  co_design: "pencil",
  panel: "message-circle",
  decision_makers: "megaphone",
  showcase: "g-star",
  drop_in: "door-open",
  outreach: "heart-handshake",
  online_chat: "video",
};
export const KIND_KEYS = Object.keys(KINDS) as EventKind[];
export const kindName = (kind: EventKind): string => w(kind);
