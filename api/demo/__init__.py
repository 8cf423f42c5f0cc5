"""An invented programme to try Linkup with: seven personas, four groups, forty people, past and coming activities.

Nobody in it is real. The activity log of 2022 to 2024 is real and holds no names.
"""
