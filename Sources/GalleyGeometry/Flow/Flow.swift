import GalleyModel

/// Boxes one below the other as they are laid out: those that stand, and where the next one goes.
///
/// Vertical margins that meet collapse to the largest: that of a box with those of its neighbours, of
/// its first and last child, and its own two where it is empty (CSS 2.2, section 8.3.1; no margin of
/// the stylesheet is negative). So a margin is kept until something solid comes, and only then is it
/// known where the boxes that were opened since begin.
struct Flow: Sendable {
  let medium: Medium
  let fonts: FontSet
  private(set) var boxes: [PageBox] = []
  /// The texts' lines, where they are drawn: on cells.
  var lines: CellLines?
  /// Where the last solid thing ends.
  private(set) var y = LayoutUnit.zero
  /// The largest of the margins below it.
  private(set) var margin = LayoutUnit.zero
  /// Index of the first box whose top is not known yet; all after it are open, or empty.
  private(set) var firstUnsettled = 0
  private var depth = 0
  /// How many pictures have been drawn to scale: only counted on cells.
  private var pictures = 0
  /// The largest margin since `watch`, as long as nothing solid has come.
  private var watched = LayoutUnit.zero
  /// The margin above the first solid thing since `watch`.
  private var watchedTop: LayoutUnit?
  /// Pictures that text flows beside, from the top down: none begins above where the one before it ends.
  private var asides: [Aside] = []
  /// Index of the first of them that does not end above the last line beside any.
  private var firstAside = 0
  /// The most that those before it took from lines, where lines begin and where they end.
  private var passedAsides = (start: LayoutUnit.zero, end: LayoutUnit.zero)
  /// What comes next begins below this.
  private var clearance: LayoutUnit?
  /// Index of the last box whose height is an estimate; so are those that it stands in.
  private(set) var lastEstimated = -1

  init(
    _ medium: Medium = .pixels, in fonts: FontSet = .builtIn, capacity: Int,
    isRightToLeft: Bool = false
  ) {
    self.medium = medium
    self.fonts = fonts
    lines = medium.isCells ? CellLines(isRightToLeft: isRightToLeft) : nil
    boxes.reserveCapacity(capacity)
  }

  /// The cells that a picture takes downwards after those that are drawn to scale.
  static let smallPicture = 3
  /// So many pictures are drawn to scale in text: a page of nothing else would fill the memory with shading.
  private static let picturesToScale = 1000

  /// Whether the next picture is drawn to scale.
  mutating func countsPicture() -> Bool {
    guard medium.isCells else { return true }
    pictures += 1
    return pictures <= Self.picturesToScale
  }

  /// The flow itself, with an empty one left behind.
  mutating func taken() -> Flow {
    defer { self = Flow(capacity: 0) }
    return self
  }

  /// Opens a box as high as what is put in it until it is closed.
  ///
  /// - Parameter isolated: whether margins inside stay inside, as in a block formatting context.
  /// - Returns: what `close` wants.
  mutating func open(_ role: PageBox.Role, _ column: Column, isolated: Bool = false) -> Int {
    let index = append(role, column)
    if isolated { settle() }
    depth += 1
    return index
  }

  /// Opens a box with the margins, borders and paddings of a style.
  mutating func open(
    _ role: PageBox.Role, _ column: Column, _ style: BoxStyle, isolated: Bool = false
  ) -> Int {
    keepFree(style.marginTop)
    let index = open(role, column, isolated: isolated)
    let edge = style.borderTop + style.paddingTop
    if edge > 0 { advance(LayoutUnit(edge)) }
    return index
  }

  mutating func close(_ index: Int, isolated: Bool = false) {
    depth -= 1
    if isolated { settle() }
    let bottom = index < firstUnsettled ? y : boxes[index].frame.y
    boxes[index].close(at: bottom, end: boxes.count, isEstimated: lastEstimated >= index)
  }

  mutating func close(_ index: Int, _ style: BoxStyle, isolated: Bool = false) {
    let edge = style.borderBottom + style.paddingBottom
    if edge > 0 { advance(LayoutUnit(edge)) }
    close(index, isolated: isolated)
    keepFree(style.marginBottom)
  }

  /// Adds a box of a known height.
  mutating func place(_ role: PageBox.Role, _ column: Column, height: LayoutUnit) {
    let index = append(role, column)
    advance(height)
    boxes[index].frame.height = height
  }

  /// Adds a box of some width before a column, beside what comes next in it, a line high.
  mutating func mark(_ marker: ListMarker, _ width: Int, before column: Column) {
    let width = LayoutUnit(width)
    let index = append(.marker(marker), Column(x: column.x - width, width: width))
    boxes[index].frame.height = LayoutUnit(1)
  }

  /// Keeps a margin free, or what is missing to it.
  mutating func keepFree(_ pixels: Int) { keepFree(LayoutUnit(pixels)) }

  mutating func keepFree(_ height: LayoutUnit) {
    margin = max(margin, height)
    watched = max(watched, height)
  }

  /// Adds something solid below all margins.
  mutating func advance(_ height: LayoutUnit) {
    settle()
    y += height
  }

  /// Makes the margin so far space that no other margin collapses with.
  mutating func settle() {
    if watchedTop == nil { watchedTop = watched }
    y += margin
    margin = .zero
    if let bottom = clearance.take() { y = max(y, bottom) }
    let end = boxes.count
    while firstUnsettled < end {
      boxes[firstUnsettled].frame.y = y
      firstUnsettled += 1
    }
  }

  /// Whether what comes next begins beside a picture.
  var isBesidePicture: Bool { asides.last.map { $0.bottom > y } ?? false }

  /// Lets what comes next begin below all pictures that stand beside the text.
  mutating func clear() {
    if let bottom = asides.last?.bottom, bottom > y { clearance = bottom }
  }

  /// Puts a picture at a side of what comes, which goes on as if it were not there.
  ///
  /// - Parameters:
  ///   - picture: its boxes, in a flow of their own.
  ///   - width: that it takes from the lines beside it.
  ///   - margin: the space below it.
  mutating func put(
    aside picture: borrowing Flow, width: LayoutUnit, isAtStart: Bool, margin below: LayoutUnit
  ) {
    guard let first = picture.boxes.first else { return }
    if firstUnsettled < boxes.count { settle() }
    let top = max(y + margin, asides.last?.bottom ?? .zero)
    take(picture, movedBy: top - first.frame.y)
    asides.append(
      Aside(
        top: top, bottom: top + first.frame.height + below, width: width, isAtStart: isAtStart))
  }

  /// What the next lines have of a width, up to the last that stands beside a picture.
  ///
  /// - Returns: also whether browsers agree. Chromium sets a line beside a narrow picture no wider than beside the wider one
  ///   above it, as long as another one waits below; Firefox and WebKit set it as wide as CSS 2.2, section 9.5, has it.
  mutating func rooms(
    ofLines height: LayoutUnit, in width: LayoutUnit
  ) -> (rooms: [LayoutUnit], areSure: Bool) {
    guard isBesidePicture, let last = asides.last, height > .zero else { return ([], true) }
    var (rooms, areSure): ([LayoutUnit], Bool) = ([], true)
    var top = y
    while top < last.bottom {
      while asides[firstAside].bottom <= top { passAside() }
      var (start, end) = (LayoutUnit.zero, LayoutUnit.zero)
      var index = firstAside
      while index < asides.count, asides[index].top < top + height {
        if asides[index].isAtStart {
          start = max(start, asides[index].width)
        } else {
          end = max(end, asides[index].width)
        }
        index += 1
      }
      if index < asides.count, passedAsides.start > start || passedAsides.end > end {
        areSure = false
      }
      rooms.append(max(.zero, width - start - end))
      top += height
    }
    return (rooms, areSure)
  }

  private mutating func passAside() {
    let passed = asides[firstAside]
    if passed.isAtStart {
      passedAsides.start = max(passedAsides.start, passed.width)
    } else {
      passedAsides.end = max(passedAsides.end, passed.width)
    }
    firstAside += 1
  }

  /// Begins to look at the margins of what comes.
  mutating func watch() {
    watched = .zero
    watchedTop = nil
  }

  /// The margins above and below what has come since `watch`, as they meet those of its neighbours.
  var watchedMargins: OuterMargins {
    watchedTop.map { OuterMargins(above: $0, below: margin) }
      ?? OuterMargins(above: watched, below: watched)
  }

  /// Goes back up, or down, to begin beside what stands.
  mutating func move(to top: LayoutUnit) {
    settle()
    y = top
  }

  mutating func shift(_ range: Range<Int>, by distance: LayoutUnit) {
    guard distance != .zero else { return }
    for index in range { boxes[index].move(by: distance) }
  }

  /// Ends what pictures stand beside: its end is below all of them.
  mutating func endAsides() {
    guard !asides.isEmpty else { return }
    clear()
    settle()
    (asides, firstAside, passedAsides) = ([], 0, (.zero, .zero))
  }

  /// Adds the boxes of another flow, which stand in the one that is open here.
  ///
  /// - Parameter role: what the first of them is here; `nil` for what it was there.
  mutating func append(_ other: borrowing Flow, as role: PageBox.Role? = nil) {
    guard !other.boxes.isEmpty else { return }
    let top = other.boxes[0].frame.y
    keepFree(top)
    settle()
    let (shift, base) = (y - top, boxes.count)
    take(other, movedBy: shift)
    if let role { boxes[base].role = role }
    y = other.y + shift
    keepFree(other.margin)
  }

  /// Adds the boxes of another flow to the one that is open here, and nothing of where it goes on.
  private mutating func take(_ other: borrowing Flow, movedBy shift: LayoutUnit) {
    let (base, depth) = (boxes.count, depth)
    boxes += other.boxes
    for index in base..<boxes.count {
      boxes[index].move(by: shift, indices: base)
      boxes[index].depth += depth
    }
    firstUnsettled = boxes.count
    if other.lastEstimated >= 0 { lastEstimated = base + other.lastEstimated }
  }

  /// Adds a box with all that stands in it, as it stands on another page.
  ///
  /// - Parameter distance: how far it is to the right of where it is there.
  mutating func append(
    _ others: ArraySlice<PageBox>, by distance: LayoutUnit, _ margins: OuterMargins
  ) {
    guard let first = others.first else { return }
    keepFree(margins.above)
    settle()
    let (shift, base) = (y - first.frame.y, boxes.count)
    boxes += others
    for index in base..<boxes.count {
      boxes[index].move(by: shift, across: distance, indices: base - others.startIndex)
      if boxes[index].isEstimated { lastEstimated = index }
    }
    firstUnsettled = boxes.count
    y += first.frame.height
    keepFree(margins.below)
  }

  /// Whether every box has its place, so that the flow can be appended to another.
  var isSolid: Bool { firstUnsettled == boxes.count && !boxes.isEmpty }

  mutating func markEstimated(_ index: Int) {
    boxes[index].isEstimated = true
    lastEstimated = max(lastEstimated, index)
  }

  /// Turns all boxes over, so that lines begin at the right.
  mutating func mirror(at edge: LayoutUnit) {
    for index in boxes.indices { boxes[index].frame.x = edge - boxes[index].frame.maxX }
    lines?.mirror(at: edge)
  }

  mutating func change(_ index: Int, _ change: (inout PageBox) -> Void) { change(&boxes[index]) }

  private mutating func append(_ role: PageBox.Role, _ column: Column) -> Int {
    boxes.append(
      PageBox(
        role: role, frame: Frame(x: column.x, y: y, width: column.width), depth: depth,
        end: boxes.count + 1))
    return boxes.count - 1
  }
}

/// A picture that text flows beside, with the space around it.
private struct Aside {
  var top: LayoutUnit
  var bottom: LayoutUnit
  var width: LayoutUnit
  /// Whether it stands where lines begin.
  var isAtStart: Bool
}

extension PageBox {
  /// Moves it down, to the right, and to another place in the list of boxes.
  fileprivate mutating func move(
    by distance: LayoutUnit, across: LayoutUnit = .zero, indices: Int = 0
  ) {
    frame.x += across
    frame.y += distance
    text?.baseline += distance
    end += indices
  }

  fileprivate mutating func close(at bottom: LayoutUnit, end: Int, isEstimated: Bool) {
    frame.height = bottom - frame.y
    self.end = end
    if isEstimated { self.isEstimated = true }
  }
}
