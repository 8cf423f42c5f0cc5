import { room } from "../core/i18n";

export const w = room("groups-learn", {
  title: "Learning to lead",
  want: "Want to learn to lead?",
  want_more: "You go along with somebody who leads and try things, one at a time.",
  start: "Yes, I want to learn",
  asked: "Want to learn to lead here?",
  asked_more: "Somebody thinks you would be good at it. You choose, and no is fine.",
  yes: "Yes, I'm up for it",
  not_now: "Not now",
  beside: "You learn with {name}.",
  next: "Your next step: {step}",
  ready: "You have tried it all. Talk with the lead about what is next.",
  steps: "All the steps",
  step_done: "Done: {step}",
  step_open: "To try: {step}",
  how: "Somebody who leads ticks it with you. There is no rush and no order.",
  said_yes: "Great. The lead knows.",
  said_not_now: "OK, not now. Nobody minds.",
});
