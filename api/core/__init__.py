"""What every room stands on: settings, time, the database runner, access, states, audit, secrets.

Core knows no room. Rooms register what core must ask them (relations, facts, questions, access entries).
"""
