"""What makes it possible to come: needs for the cook and the door, bookings, childcare, the way there and home.

Everything somebody wrote or that tells what they need is sealed, seen by who prepares the activity until a day after
its end, and deleted a week after.
"""
