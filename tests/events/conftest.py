"""Fixtures of the activity tests."""

from tests.events.scene import scene

__all__ = ["scene"]
