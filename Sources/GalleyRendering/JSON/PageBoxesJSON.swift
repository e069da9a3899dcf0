import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// Writes placed pages as JSON, lengths in CSS px; `docs/measure.schema.json` tells the shape.
package struct PageBoxesJSON {
  let page: Page

  package init(_ page: Page) { self.page = page }

  /// An array with an object for each screen.
  package func render(_ placed: [(boxes: PageBoxes, shift: DeviceShift?)]) -> [UInt8] {
    var json = JSONWriter(pretty: false)
    json.array { json in
      for (boxes, shift) in placed { write(boxes, shift, to: &json) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ placed: PageBoxes, _ shift: DeviceShift?, to json: inout JSONWriter) {
    json.object { json in
      json.field("width", placed.viewport.width)
      json.field("screen_height", placed.viewport.height)
      json.field("breakpoint", page.layout.breakpoints[placed.breakpoint].name.value)
      json.field("height", placed.height.pixels)
      json.array("folds") { json in
        for fold in placed.folds { json.number(fold.pixels) }
      }
      json.field("ad_share", MainContent(MeasuredPage(page, placed)).adShare)
      json.field("is_estimated", placed.isEstimated)
      json.object("device") { json in
        json.field("name", shift?.device.rawValue ?? "")
        json.array("fonts") { json in
          for family in shift.map({ _ in FontFamily.allCases }) ?? [] {
            json.object { json in
              json.field("family", family.rawValue)
              json.field("font", shift?.device.font(for: family) ?? "")
              json.field("is_known", shift?.device.isKnown(family) ?? true)
            }
          }
        }
        json.field("height_change", shift?.height.pixels ?? 0)
        json.field("changed_texts", shift?.changedTexts ?? 0)
        json.field("slot_change", shift?.slots.pixels ?? 0)
      }
      json.array("boxes") { json in
        for box in placed.boxes { write(box, to: &json) }
      }
    }
  }

  private func write(_ box: PageBox, to json: inout JSONWriter) {
    let name = BoxName(box.role, page)
    json.object { json in
      json.field("kind", name.kind)
      json.field("name", name.name ?? "")
      json.field("depth", box.depth)
      json.field("x", box.frame.x.pixels)
      json.field("y", box.frame.y.pixels)
      json.field("width", box.frame.width.pixels)
      json.field("height", box.frame.height.pixels)
      json.field("lines", box.text?.lineCount ?? 0)
      json.field("line_height", box.text?.lineHeight.pixels ?? 0)
      json.field("baseline", box.text?.baseline.pixels ?? 0)
      json.field("line", Int(box.line))
      json.field("travel", box.travel.pixels)
      json.field("is_estimated", box.isEstimated)
    }
  }
}
