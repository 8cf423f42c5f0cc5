"""Series: activities that come again, weekly, fortnightly or monthly. Each date is an activity of its own.

The series keeps what it says from which date on; a date that differs from that was changed on its own and stays so.
"""
