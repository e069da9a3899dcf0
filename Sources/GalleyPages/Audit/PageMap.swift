import GalleyGeometry
import GalleyModel

/// A page drawn small: what stands where on one screen, in CSS px.
package struct PageMap: Hashable, Sendable {
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case text, picture, other, ad
  }

  package struct Box: Hashable, Sendable {
    package let kind: Kind
    package let x, y, width, height: Int

    package init(kind: Kind, x: Int, y: Int, width: Int, height: Int) {
      self.kind = kind
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// Of the page.
  package let width, height: Int
  /// Of the screen.
  package let fold: Int
  package let boxes: [Box]

  package init(width: Int, height: Int, fold: Int, boxes: [Box]) {
    self.width = width
    self.height = height
    self.fold = fold
    self.boxes = boxes
  }

  init(_ measured: MeasuredPage) {
    width = measured.screen.width
    height = Int(measured.placed.height.pixels)
    fold = measured.screen.height
    boxes =
      measured.blocks.map { Box(Kind($0.name), measured.frame(of: $0)) }
      + (measured.slots + measured.anchors).map { Box(.ad, $0.frame) }
  }
}

extension PageMap.Box {
  fileprivate init(_ kind: PageMap.Kind, _ frame: Frame) {
    self.init(
      kind: kind, x: Int(frame.x.pixels), y: Int(frame.y.pixels),
      width: Int((frame.maxX - frame.x).pixels), height: Int(frame.height.pixels))
  }
}

extension PageMap.Kind {
  fileprivate init(_ block: BlockName) {
    switch block {
    case .headline, .standfirst, .byline, .body, .text: self = .text
    case .image: self = .picture
    default: self = .other
    }
  }
}
