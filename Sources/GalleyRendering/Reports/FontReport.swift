import GalleyBasics
package import GalleyModel

/// What the texts of a page are set in.
package struct FontReport: Sendable {
  package struct File: Sendable {
    package var path: String
    package var bytes: Int
    package var weights: ClosedRange<Int>
    package var isItalic: Bool
    /// The font's own name of its family.
    package var name: String
    package var glyphs: Int
    /// What may be varied: `wght 100 to 900`.
    package var axes: [String]
    package var kernsWithSpace: Bool
    package var forbidsEmbedding: Bool

    package init(
      path: String, bytes: Int, weights: ClosedRange<Int>, isItalic: Bool, name: String,
      glyphs: Int, axes: [String], kernsWithSpace: Bool, forbidsEmbedding: Bool
    ) {
      (self.path, self.bytes, self.weights, self.isItalic) = (path, bytes, weights, isItalic)
      (self.name, self.glyphs, self.axes) = (name, glyphs, axes)
      (self.kernsWithSpace, self.forbidsEmbedding) = (kernsWithSpace, forbidsEmbedding)
    }
  }

  /// How a built-in family would stand in.
  package struct Fit: Sendable {
    package var family: FontFamily
    package var sizeAdjust: Double
    /// As a share of an em.
    package var misfit: Double

    package init(family: FontFamily, sizeAdjust: Double, misfit: Double) {
      (self.family, self.sizeAdjust, self.misfit) = (family, sizeAdjust, misfit)
    }
  }

  package struct Role: Sendable {
    package var role: FontRole
    package var font: ThemeFont
    package var files: [File]
    /// The best first; empty where the role has no own fonts.
    package var fits: [Fit]
    /// How many different characters of the article no font of the stack has, by script.
    package var missing: [(script: String, count: Int, examples: String)]

    package init(
      role: FontRole, font: ThemeFont, files: [File], fits: [Fit],
      missing: [(script: String, count: Int, examples: String)]
    ) {
      (self.role, self.font, self.files) = (role, font, files)
      (self.fits, self.missing) = (fits, missing)
    }
  }

  package var roles: [Role]

  package init(roles: [Role]) { self.roles = roles }

  /// Lines for people.
  package func text() -> [UInt8] {
    var text = ""
    for role in roles {
      text += "\(role.role.rawValue): \(printableLine(role.stack))\n"
      for file in role.files { text += "  \(file.line)\n" }
      for remark in role.remarks { text += "  - \(printableLine(remark))\n" }
    }
    return Array(text.utf8)
  }

  package func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.array("fonts") { json in
        for role in roles { json.object { role.write(to: &$0) } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension FontReport.File {
  fileprivate var line: String {
    let weight =
      weights.count == 1
      ? "\(weights.lowerBound)" : "\(weights.lowerBound) to \(weights.upperBound)"
    var parts = ["\(weight)\(isItalic ? " italic" : "")", "\(decimal(bytes)) bytes"]
    if !name.isEmpty { parts.append("'\(name)'") }
    parts.append("\(decimal(glyphs)) glyphs")
    parts += axes
    return printableLine("\(path): \(parts.joined(separator: ", "))")
  }
}

extension FontReport.Role {
  fileprivate var stack: String {
    (font.families.map { "'\($0.name.value)'" } + [font.fallback.rawValue])
      .joined(separator: ", then ")
  }

  fileprivate var remarks: [String] {
    var remarks = missing.map {
      "no font here has \($0.count) of the article's characters in \($0.script): \($0.examples)"
    }
    for file in files where file.kernsWithSpace {
      remarks.append(
        "'\(file.path)' kerns with the space, so a word's width depends on its neighbours")
    }
    for file in files where file.forbidsEmbedding {
      remarks.append(
        "'\(file.path)' says that its license forbids to embed it (fsType): see that you may serve it"
      )
    }
    if let best = fits.first {
      remarks.append(
        "\(best.family.rawValue) fits best until the files are there, at "
          + "\(decimals(best.sizeAdjust * 100, 1)) % of its size"
          + (best.family == font.fallback ? "" : "; the fallback is \(font.fallback.rawValue)"))
    }
    return remarks
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.field("text", role.rawValue)
    json.array("families") { json in for family in font.families { json.string(family.name.value) }
    }
    json.field("fallback", font.fallback.rawValue)
    json.array("files") { json in
      for file in files {
        json.object { json in
          json.field("file", file.path)
          json.field("bytes", file.bytes)
          json.array("weight") { json in
            json.number(file.weights.lowerBound)
            json.number(file.weights.upperBound)
          }
          json.field("italic", file.isItalic)
          json.field("name", file.name)
          json.field("glyphs", file.glyphs)
          json.array("axes") { json in for axis in file.axes { json.string(axis) } }
          json.field("kernsWithSpace", file.kernsWithSpace)
          json.field("forbidsEmbedding", file.forbidsEmbedding)
        }
      }
    }
    json.array("fallbacks") { json in
      for fit in fits {
        json.object { json in
          json.field("family", fit.family.rawValue)
          json.field("sizeAdjust", fit.sizeAdjust)
          json.field("misfit", fit.misfit)
        }
      }
    }
    json.array("missing") { json in
      for lack in missing {
        json.object { json in
          json.field("script", lack.script)
          json.field("characters", lack.count)
          json.field("examples", lack.examples)
        }
      }
    }
  }
}
