/** What the examples show. Nobody in it is real. */
import type { EventCard, Problem } from "../core/types";

export const nothing = (): void => undefined;

export const jollof: EventCard = {
  id: "jollof",
  group_id: "kitchen-vibes",
  group_name: "Kitchen Vibes",
  hue: "coral",
  glyph: "spoon",
  kind: "cooking",
  title: "Jollof night",
  starts_at: "2025-12-12T18:00:00Z",
  ends_at: "2025-12-12T20:00:00Z",
  zone: "Europe/London",
  place_name: "Willow Hall",
  mode: "in_person",
  state: "published",
  cancelled_reason: null,
  my_answer: "going",
} as EventCard;

export const wrong: Problem = {
  type: "about:blank",
  title: "Look again",
  status: 422,
  code: "invalid",
  detail: "Check two things.",
  fields: { "day-2": "Pick a day that is still to come.", "place-2": "Say where it is." },
};

export const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7"><path d="M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 6h1v1H6z"/></svg>';
export const PICTURE = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#6BBDF7" d="M0 0h4v3H0z"/><path fill="#3CC98A" d="M0 3l1.6-2 1.4 2z"/><circle fill="#FFC52E" cx="3" cy=".9" r=".4"/></svg>',
)}`;
