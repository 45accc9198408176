"""Turns the tokens of a sentence into who says what: reporting verbs, frames, subjects, reports."""
