"""Checks of claims against each other: what cannot all be right, and is not only disputed."""
