"""Calendars: one activity as a file, and a private feed a person's own calendar can follow.

Discreet unless the person wants more: "Meet-up" and the time, no group, no place. Whoever has the link can read it.
"""
