"""Own-written clippings and small makers of values that several tests use."""

from pathlib import PurePosixPath

from clipbook.model import Clipping

BRIDGE = (
    "Old bridge closes for repairs\n\n"
    "The old bridge over the Lark closed on Monday, the town council said.\n\n"
    "Mayor Ada Brook said the repairs would take six weeks and cost 2 million crowns.\n"
)
BRIDGE_AGAIN = (
    "Town shuts old bridge over the Lark\n\n"
    "The town council closed the old bridge over the Lark on Monday for repairs.\n\n"
    "The repairs would take six weeks, Mayor Ada Brook said.\n"
)
ORCHARD = (
    "Orchard fair draws record crowd\n\n"
    "More than 900 visitors tasted cider at the orchard fair in Pell, its organisers reported.\n"
)


def clipping(path, text):
    return Clipping(path, text.encode())


def content_path(path):
    return PurePosixPath(path)


def content_file(front_matter, body="A sentence stands here."):
    return f"---\n{front_matter}\n---\n{body}\n".encode()
