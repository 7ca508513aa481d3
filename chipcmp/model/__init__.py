"""What a claim is: units, numbers, intervals, metrics, claims, sources, chips, problems."""
