"""Claims to answers: trust, choice, ratios, disputes, comparisons."""
