"""The parts of a plan beyond its plain texts: agenda, questions in advance, pay offer, photo plan, services.

Also what changed for those who answered, copies of an older plan, and ready-made plans to start from.
"""
