"""The tests mirror the rooms of the house; whole stories are in walks, rules of the house in house."""
