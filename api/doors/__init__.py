"""Doors: every way in, and no password. Invites, joining, passkeys, codes, moving to another browser, new links.

Guessing is counted and locked; every secret is random, short-lived and stored hashed.
"""
