"""Check-in: what was seen at the door, kept as it was seen, folded into who was there.

Facts come from several phones, offline, late, twice and out of order; the picture is the same in any order.
"""
