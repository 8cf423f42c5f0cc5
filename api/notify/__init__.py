"""Notices: what a person is told. The inbox is always complete; a notice is written with the act it tells of.

Nobody is told of their own act. Texts are discreet: nothing here says why somebody is in a group.
"""
