"""Afterwards: what is still to do when everybody has gone home, and who led it.

A wrap-up makes tasks by the kind of activity and by what the lead tapped; each has a day it is due, is done or not
needed, reminds twice at most, and is forgotten when its time is over.
"""
