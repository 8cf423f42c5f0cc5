"""Programmes: time-limited from day one, with contacts ("your person") and staff roles. Nothing leaks between them.

This room also answers who is staff here: roles count only from a staff session opened with a passkey.
"""
