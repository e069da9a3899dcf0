"""Writes tables of code points as Swift source that takes no time to compile and none to load.

A table maps code points to numbers below 4,096 in two stages, each number two characters of base 64
('0' is 0, 'o' is 63): `blocks` names for every 64 code points one of the blocks in `values`, so that
equal blocks stand once. Sources/GalleyGeometry/Breaking/LineBreakProperties.swift reads it.
"""

BLOCK = 64


def digits(number):
    assert 0 <= number < 4096, number
    return chr(48 + (number >> 6)) + chr(48 + (number & 63))


def literals(value_of, end):
    """The two string literals, `blocks` and `values`, for the code points below `end`."""
    known, blocks, values = {}, "", ""
    for first in range(0, end, BLOCK):
        block = "".join(digits(value_of(scalar)) for scalar in range(first, first + BLOCK))
        if block not in known:
            known[block] = len(known)
            values += block
        blocks += digits(known[block])
    return f'#"{blocks}"#', f'#"{values}"#'


def header(script, source):
    return f"// swift-format-ignore-file\n// Made by {script} from {source}.\n"
