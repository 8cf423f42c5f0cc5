import { room } from "../../core/i18n";

export const w = room("staff-waits", {
  title: "What waits",
  nothing: "Nothing waits",
  yeses: { one: "{n} person waits for a yes", other: "{n} people wait for a yes" },
  missing: { one: "{n} thing waits in Afterwards", other: "{n} things wait in Afterwards" },
  lack: { one: "{n} activity without a list of who came.", other: "{n} activities without a list of who came." },
  late: { one: "{n} task is late.", other: "{n} tasks are late." },
  held: { one: "{n} check-in waits for a look", other: "{n} check-ins wait for a look" },
  pick: "Tap a name to see more: their groups, a new link, or two accounts that are one person.",
});
