"""Consent: who said yes to what, when, and how we know. Off until said; the person's own yes always counts.

For 13 to 15: a person with parental responsibility (or a social worker) and the young person both say yes (R52).
"""
