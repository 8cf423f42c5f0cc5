"""People: a chosen name, an age band, a way to be told apart. As little as Linkup needs, and no more.

Who somebody is to a group or programme belongs to those rooms; how they get in belongs to doors.
"""
