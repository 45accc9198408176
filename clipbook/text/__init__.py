"""Pure string tools: text in, spans of it out, in code points of the text that was given."""
