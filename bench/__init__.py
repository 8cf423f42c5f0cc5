"""How fast Linkup is, as ratios to a floor of the same run: `python -m bench` (PROVE=short: smaller)."""
