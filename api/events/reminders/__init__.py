"""Reminders: the day before, two hours before, and once "are you coming?" to who has not said so.

Nothing is armed or disarmed: what is due is read from the activities and answers as they are now.
"""
