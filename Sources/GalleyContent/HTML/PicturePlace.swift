import GalleyModel

/// Where an element says that a picture stands, and how wide.
struct PicturePlace: Hashable {
  var side: PictureSide?
  var extent: PictureExtent?

  init(side: PictureSide? = nil, extent: PictureExtent? = nil) {
    self.side = side
    self.extent = extent
  }

  /// - Parameter names: of classes, or what an archive has of that kind.
  init(names: some Sequence<some StringProtocol>) {
    for name in names {
      side = side ?? PictureSide(className: name)
      extent = extent ?? PictureExtent(className: name)
    }
  }

  var isEmpty: Bool { side == nil && extent == nil }
}

extension PictureSide {
  /// What the classes of WordPress, site generators and style sheets in common use say.
  init?(className: some StringProtocol) {
    switch className.lowercased() {
    case "alignleft", "align-left", "left", "float-left", "floatleft", "float-start", "pull-left",
      "image-left", "img-left":
      self = .left
    case "alignright", "align-right", "right", "float-right", "floatright", "float-end",
      "pull-right", "image-right", "img-right":
      self = .right
    default: return nil
    }
  }
}

extension PictureExtent {
  /// What the classes of WordPress, Ghost, site generators and style sheets in common use say.
  init?(className: some StringProtocol) {
    switch className.lowercased() {
    case "half", "half-width", "width-half", "image-half", "img-half", "size-half", "w-50":
      self = .half
    case "alignwide", "align-wide", "wide", "kg-width-wide", "image-wide", "img-wide":
      self = .wide
    case "alignfull", "align-full", "full", "full-width", "fullwidth", "full-bleed", "fullbleed",
      "kg-width-full", "image-full", "img-full":
      self = .full
    default: return nil
    }
  }

  /// What is about half as wide as the text, by a length such as `50%`.
  init?(share: some StringProtocol) {
    guard share.hasSuffix("%"), let share = Double(share.dropLast()), (25...75).contains(share)
    else { return nil }
    self = .half
  }
}

extension HTMLAttributes {
  /// Where a picture stands.
  var place: PicturePlace {
    if isEmpty { return PicturePlace() }
    var place = placeByClass
    if place.side == nil {
      place.side = text("align").flatMap { PictureSide(rawValue: $0.lowercased()) }
    }
    if place.extent == nil { place.extent = text("width").flatMap { PictureExtent(share: $0) } }
    return place
  }

  /// The same, of an element that may hold more: its `align` is that of text.
  var placeByClass: PicturePlace {
    var place = PicturePlace(names: classes)
    let rules = styleRules
    if rules.isEmpty { return place }
    place.side = place.side ?? rules["float"].flatMap { PictureSide(rawValue: $0) }
    place.extent =
      place.extent ?? (rules["width"] ?? rules["max-width"]).flatMap { PictureExtent(share: $0) }
    return place
  }
}

/// An element that says where a picture in it stands.
struct PlacingElement {
  let tag: HTMLTag
  let place: PicturePlace
  /// How many containers were open in it when it began, and how many blocks and runs there were.
  let depth: Int
  let blocks: Int
  let runs: Int
  /// How many elements of its tag are open in it that say nothing.
  var nested = 0
}

extension BodyBuilder {
  /// Puts the pictures in an element where it says, from here until its end.
  mutating func startPlace(_ attributes: HTMLAttributes, of tag: HTMLTag) {
    if tag.endsWithNext { endPlace(of: tag) }
    let place = attributes.isEmpty ? PicturePlace() : attributes.placeByClass
    guard !place.isEmpty, placing.count < Self.depthLimit else {
      if let index = placing.lastIndex(where: { $0.tag == tag }) { placing[index].nested += 1 }
      return
    }
    placing.append(
      PlacingElement(
        tag: tag, place: place, depth: frames.count, blocks: frames[frames.count - 1].blocks.count,
        runs: body.runs.count))
  }

  /// Ends an element that may have said where a picture stands: that counts for one that it holds alone.
  mutating func endPlace(of tag: HTMLTag) {
    guard let index = placing.lastIndex(where: { $0.tag == tag }) else { return }
    guard placing[index].nested == 0 else { return placing[index].nested -= 1 }
    let element = placing[index]
    placing.removeSubrange(index...)
    guard frames.count == element.depth else { return }
    let blocks = frames[element.depth - 1].blocks.dropFirst(element.blocks)
    if let block = blocks.first {
      let isAlone = blocks.count == 1 && leaf.map { $0.firstRun == body.runs.count } ?? true
      if isAlone { put(block, at: element.place) }
    } else if let leaf, leaf.firstRun <= element.runs {
      let runs = body.runs[element.runs...].filter { !isSpace($0) }
      if runs.count == 1, runs[0].kind == .image { put(pictureAt: runs[0].link, element.place) }
    }
  }

  /// Puts a block that is a picture, or holds some, where its source says; what a picture says itself holds.
  mutating func put(_ block: BodyBlock, at place: PicturePlace) {
    switch block.content {
    case .image(let figure): put(pictureAt: figure.source, place)
    case .embed(let embed) where embed.kind != .link:
      put(pictureAt: embed.link, PicturePlace(extent: place.extent))
    case .group(let group) where group.kind.isOfPictures && place.extent != .half:
      for block in group.blocks { put(block, at: PicturePlace(extent: place.extent)) }
    default: break
    }
  }

  mutating func put(pictureAt link: Int16, _ place: PicturePlace) {
    guard link != Run.noLink else { return }
    let index = Int(link)
    body.links[index].side = body.links[index].side ?? place.side
    body.links[index].extent = body.links[index].extent ?? place.extent
  }
}
