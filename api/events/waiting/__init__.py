"""The waiting line as people see it: my place, the lead's list, how many places there are, who was moved and why.

Who gets a place is decided in events.line and written by events.places.
"""
