"""The sections of a briefing page: each module turns one finding into the data of one section."""
