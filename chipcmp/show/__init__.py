"""Answers to people: footnotes, tables, charts, data frames, exports."""
