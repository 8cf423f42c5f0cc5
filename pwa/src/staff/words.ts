import { room } from "../core/i18n";

export const w = room("staff", {
  tab_people: "People",
  tab_groups: "Groups",
  tab_lists: "Lists",
  tab_after: "Afterwards",
  tab_travel: "Getting there",
  tab_held: "Check-ins",
  tab_log: "Activity log",
  tab_programme: "Programme",
  tab_audit: "Audit",
  who: "{name}, staff",
  as_young: "See it as a young person",
  updates: "Updates",
  updates_new: { one: "Updates, {n} new", other: "Updates, {n} new" },
  me: "Me and my keys",
  help: "Help",
  programme: "Programme",
  none: "You do not work on a programme here",
  none_more: "Ask a manager to give you a role.",
  go_home: "Go to What's on",
  back_to_list: "Back to the list",
  // passkey
  key_title: "First, make this safe",
  key_more:
    "Staff see other people's things. So we ask for your face, your finger or your screen lock each time you sign in. We never see them.",
  key_name: "What is this device?",
  key_hint: "So you know it again, like: Work laptop",
  key_add: "Use my face or finger",
  key_use: "I have one already",
  key_none: "This browser cannot do it. Open Linkup in another browser or on your phone.",
  key_stopped: "That did not work. You can try again.",
  key_lost: "Lost yours?",
  key_lost_more:
    "Ask two people who work here. Each opens People, finds you and taps “New link”. The second one gives you the link.",
  key_laptop: "Work laptop",
  key_ok: "Done. You're in.",
});
