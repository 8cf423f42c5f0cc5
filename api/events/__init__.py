"""Activities: planned by leads, gated by their checklist, answered from phones, checked in by tap, wrapped up in two.

draft → published → done or cancelled. Presence is a chain of facts that is only ever added to.
"""
