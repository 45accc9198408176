"""Pure string tools: text in, spans of it out. Every span is in code points of the text that was given."""
