"""Power groups: purpose, look, rules as versions people agree to, and who belongs, in which state and role.

Young people lead; staff say yes to new groups and remove people with a reason. Gaps cost nothing: rest and come back.
"""
