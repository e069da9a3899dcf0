/// The classes of UAX #14, those that its rule LB1 resolves left out.
enum LineBreakClass: UInt8, Sendable {
  // In the order of Scripts/line-break-classes.
  case al, ak, ap, `as`, b2, ba, bb, bk, cb, cl, cm, cp, cr, eb, em, ex, gl, h2, h3, hh, hl, hy, id,
    `in`, `is`, jl, jt, jv, lf, nl, ns, nu, op, po, pr, qu, ri, sp, sy, vf, vi, wj, zw, zwj
}

/// All that the rules of UAX #14 ask about a code point: its class, and a few properties besides.
struct LineBreakProperties: Hashable, Sendable {
  private let rawValue: UInt16

  init(of scalar: UInt32) {
    rawValue = UInt16(Self.table[scalar] ?? Self.beyond(scalar))
  }

  var lineBreakClass: LineBreakClass { LineBreakClass(rawValue: UInt8(rawValue & 63)) ?? .al }
  /// East Asian Width is Wide, Fullwidth or Halfwidth.
  var isEastAsian: Bool { rawValue & 64 != 0 }
  /// A quotation mark that opens, by its general category (Pi).
  var isInitialQuote: Bool { rawValue & 128 != 0 }
  /// A quotation mark that closes (Pf).
  var isFinalQuote: Bool { rawValue & 256 != 0 }
  var isUnassignedPictograph: Bool { rawValue & 512 != 0 }
  var isDottedCircle: Bool { rawValue & 1024 != 0 }

  /// The planes of ideographs and those of tags and selectors.
  private static func beyond(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x20000...0x2FFFD, 0x30000...0x3FFFD: Int(LineBreakClass.id.rawValue) | 64
    case 0xE0001, 0xE0020...0xE007F, 0xE0100...0xE01EF: Int(LineBreakClass.cm.rawValue)
    default: Int(LineBreakClass.al.rawValue)
    }
  }
}
