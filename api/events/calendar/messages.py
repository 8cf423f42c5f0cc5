"""Words in a calendar. They may be read over a shoulder, so they say no more than they must."""

from api.core.say import say

DISCREET = "Meet-up"
NAME = "My plans"
NO_GROUP = "You can make this once you are in a group."
SHARED = "This phone is shared, so your calendar link is not shown here. Please use your own phone."
NOT_OUT = "This activity is not out yet. When it is, you can add it to your calendar."
AFTER = {"maybe": "{title} (maybe)", "waiting": "{title} (in line)", "offered": "{title} (say yes?)"}


def title(words: str, state: str, answer: str | None) -> str:
    if state == "cancelled":
        return say("Off: {title}", title=words)
    return say(AFTER.get(answer or "", "{title}"), title=words)


def look_for(who: str) -> str:
    return say("Look for: {who}", who=who)


def bring(what: str) -> str:
    return say("Bring: {what}", what=what)


def join(link: str) -> str:
    return say("Join online: {link}", link=link)
