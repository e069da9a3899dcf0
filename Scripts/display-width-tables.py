#!/usr/bin/env python3
"""Prints the tables at the end of Sources/GalleyBasics/Text/DisplayWidth.swift, from Python's Unicode data.

A terminal shows a scalar in two cells when its East Asian Width (UAX #11) is Wide or Fullwidth, and
in none when it only changes what stands beside it: combining marks (Mn, Me), format characters (Cf,
the soft hyphen excepted) and the vowels and finals of conjoining Hangul. Everything else takes one.
Unassigned scalars of the ideographic planes are wide, as UAX #11 asks.

    python3 Scripts/display-width-tables.py
"""
import sys
import unicodedata

HANGUL_VOWELS_AND_FINALS = [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]
IDEOGRAPHIC = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]


def within(scalar, ranges):
    return any(first <= scalar <= last for first, last in ranges)


def width(scalar):
    if scalar < 0x20 or 0x7F <= scalar < 0xA0:
        return 0
    character = chr(scalar)
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or within(scalar, HANGUL_VOWELS_AND_FINALS):
        return 0
    if category == "Cf" and scalar != 0xAD or 0x2028 <= scalar <= 0x2029:
        return 0
    if within(scalar, IDEOGRAPHIC):
        return 2
    # Python before 3.13 calls unassigned scalars fullwidth.
    if category != "Cn" and unicodedata.east_asian_width(character) in "WF":
        return 2
    return 1


def ranges(wanted):
    start = None
    for scalar in range(0x110000 + 1):
        hit = scalar < 0x110000 and width(scalar) == wanted
        if hit and start is None:
            start = scalar
        if not hit and start is not None:
            yield start, scalar - 1
            start = None


def table(name, summary, wanted):
    print(f"  /// {summary}")
    print(f"  static let {name}: [UInt32] = [")
    line = "   "
    for first, last in ranges(wanted):
        pair = f" 0x{first:X}, 0x{last:X},"
        if len(line + pair) > 100:
            print(line)
            line = "   "
        line += pair
    print(line)
    print("  ]")


print(f"// Made by Scripts/display-width-tables.py from Unicode {unicodedata.unidata_version}.")
print()
print("/// The scalars that do not take one cell: the first and the last of each range, in order.")
print("enum DisplayWidthTables {")
table("zero", "Take no cell: controls, combining marks, format characters.", 0)
print()
table("wide", "Take two cells: East Asian wide and fullwidth, emoji.", 2)
print("}")
