"""Lanes: the sides of disputes below each other, every claim a dot on one axis of multiples."""
