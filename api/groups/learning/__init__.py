"""Learning to lead: shadow, then co-lead, then lead, one step at a time (R7).

A step is ticked by a lead or worker together with the person. It opens nothing and counts nothing; "not now" is always
an answer. Becoming co-lead or lead is the change of role the group has anyway.
"""
