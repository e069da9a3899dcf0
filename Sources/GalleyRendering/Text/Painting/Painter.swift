import GalleyGeometry
import GalleyModel

/// Paints a page that is laid out on cells: what is written in its boxes, and what is drawn around it.
struct Painter {
  let page: PageBoxes
  let style: LineArt
  let isRightToLeft: Bool
  var canvas = Canvas()

  init(_ page: PageBoxes, style: LineArt, isRightToLeft: Bool) {
    self.page = page
    self.style = style
    self.isRightToLeft = isRightToLeft
  }

  mutating func paint() {
    for index in page.boxes.indices {
      let box = page.boxes[index]
      paintShape(of: box, CellFrame(box.frame))
      if let text = box.text { paint(text) }
      paintSeparator(after: index)
    }
  }

  private mutating func paintShape(of box: PageBox, _ frame: CellFrame) {
    switch box.role {
    case .region, .slot, .piece: break
    case .block(_, let name): paintBlock(name, box, frame)
    case .element(let element): paintElement(element, box, frame)
    case .picture: paintPicture(box, frame)
    case .marker(let marker): paintMarker(marker, frame)
    }
  }

  private mutating func paintBlock(_ name: BlockName, _ box: PageBox, _ frame: CellFrame) {
    switch name {
    case .headline, .sectionLabel: underline(box, frame, .double)
    case .menu:
      putRule(.heavy, frame, row: frame.row)
      putRule(.light, frame, row: frame.lastRow)
    case .divider: putRule(.light, frame, row: frame.row)
    default: break
    }
  }

  private mutating func paintElement(
    _ element: StyledElement, _ box: PageBox, _ frame: CellFrame
  ) {
    switch element {
    case .mastheadName: putRule(.heavy, frame, row: frame.row)
    case .heading2: underline(box, frame, .light)
    case .heading3, .heading4: underline(box, frame, .dotted)
    case .quote: paintBar(box, frame)
    case .tableScroller:
      putRule(.heavy, frame, row: frame.row)
      putRule(.heavy, frame, row: frame.lastRow)
    case .headerCell: putRule(.light, frame, row: frame.lastRow)
    case .code, .formField: putBorder(.light, around: frame)
    case .embed: paintEmbed(frame)
    case .slotBox: putBorder(.dashed, around: frame)
    case .bodyDivider: paintDivider(frame)
    case .listTitle: paintListTitle(box, frame)
    case .formButton: paintButton(frame)
    default: break
    }
  }

  /// Puts one of the style's own characters, repeated.
  mutating func putLine(_ art: String, count: Int, row: Int, column: Int) {
    canvas.put(art, count: count, row: row, column: column)
  }

  mutating func put(_ art: String, row: Int, column: Int) {
    canvas.put(art.utf8, width: art.count, row: row, column: column)
  }

  mutating func putRule(_ rule: Stroke, _ frame: CellFrame, row: Int) {
    putLine(style.art(rule), count: frame.width, row: row, column: frame.column)
  }
}
