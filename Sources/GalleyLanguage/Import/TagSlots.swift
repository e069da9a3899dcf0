import GalleyBasics
import GalleyModel

// What calls say of slots.
extension TagCalls {
  mutating func take(
    _ name: String, _ arguments: [YAMLNode], _ variable: String?, _ span: Span
  ) {
    if case .slot(let slot) = subject, !name.hasPrefix("define") {
      refuseCondition(of: name, slot, span)
    }
    switch (name, subject) {
    case ("defineSlot", _):
      defineSlot(arguments, variable, span)
    case ("defineOutOfPageSlot", _):
      defineOutOfPageSlot(arguments, variable, span)
    case ("addSize", .mapping(let mapping)):
      guard arguments.count == 2, let viewport = reader.viewport(arguments[0]) else {
        return reader.refuse("this is not a viewport with its sizes", span)
      }
      mappings[mapping]?.append(
        ViewportSizes(viewport, sizes: reader.sizes(arguments[1]), at: arguments[0].span))
    case ("addSize", .unknown):
      reader.refuse("of which mapping this is a size is not known here", span)
    case ("setTargeting", .slot(let slot)):
      guard arguments.count == 2 else {
        return reader.refuse("'setTargeting' takes a key and its values", span)
      }
      let pair = YAMLEntry(key: arguments[0], value: arguments[1])
      slots[slot].target(reader.targeting(YAMLNode(.mapping([pair]), arguments[0].span)))
    case ("updateTargetingFromMap", .slot(let slot)):
      slots[slot].target(arguments.first.map(reader.targeting) ?? [])
    case ("setTargeting", .page), ("updateTargetingFromMap", .page):
      reader.refuse("targeting of the whole page is not a slot's", span)
    case ("setTargeting", .unknown):
      reader.refuse("of which slot this is the targeting is not known here", span)
    case ("setCollapseEmptyDiv", .slot(let slot)):
      slots[slot].unfilled = arguments.first?.isScalar("true") == true ? .collapse : .hold
      refuseClosing(arguments.count > 1 && arguments[1].isScalar("true"), span)
    case ("collapseEmptyDivs", _):
      pageUnfilled = .collapse
      refuseCondition(of: "'\(name)' is called", span)
      refuseClosing(arguments.first?.isScalar("true") == true, span)
    case ("enableLazyLoad", _):
      pageIsLazy = true
      refuseCondition(of: "'\(name)' is called", span)
    case ("setConfig", let subject):
      if let config = arguments.first { configure(subject, config, span) }
    default: break
    }
  }

  private mutating func defineSlot(_ arguments: [YAMLNode], _ variable: String?, _ span: Span) {
    subject = .refused
    guard arguments.count >= 2, let unit = reader.text(arguments[0]) else {
      return reader.refuse("'defineSlot' takes a unit's path and sizes", span)
    }
    let sizes = reader.sizes(arguments[1])
    guard !sizes.isEmpty else {
      return reader.refuse("'\(excerpt(unit))' has no size, so it is left out", span)
    }
    let id = arguments.count > 2 ? reader.text(arguments[2]) : nil
    var slot = ImportedSlots.Slot(name: id ?? unit, sizes: [(0, sizes)], at: span)
    slot.unit = path(unit, arguments[0].span)
    keep(slot, in: variable)
  }

  /// A slot with the tag's own format, or one in an element.
  private mutating func defineOutOfPageSlot(
    _ arguments: [YAMLNode], _ variable: String?, _ span: Span
  ) {
    subject = .refused
    guard let unit = arguments.first.flatMap(reader.text) else {
      return reader.refuse("'defineOutOfPageSlot' takes a unit's path", span)
    }
    var slot = ImportedSlots.Slot(name: unit, sizes: [], at: span)
    slot.position = .outOfPage
    if arguments.count > 1, let word = reader.text(arguments[1]) {
      if arguments[1].scalar?.style == .plain {
        guard let position = SlotPosition(tagFormat: word) else {
          return reader.refuse("a layout has nothing for the format '\(excerpt(word))'", span)
        }
        slot.position = position
        if let usual = position.usualSize {
          slot.sizes = usual
          reader.refuse(
            "the tag chooses the size of this format itself: \(usual.last?.sizes.first?.description ?? "") "
              + "stands for what it will be", span)
        }
      } else {
        slot.name = word
      }
    }
    slot.unit = path(unit, arguments[0].span)
    keep(slot, in: variable)
  }

  private func unfilled(by collapse: YAMLNode) -> Unfilled {
    refuseClosing(collapse.isScalar("BEFORE_FETCH"), collapse.span)
    return collapse.isScalar("DISABLED") || collapse.isNull ? .hold : .collapse
  }

  /// Says that a space is not closed until there is no ad.
  private func refuseClosing(_ isBeforeFetch: Bool, _ span: Span) {
    guard isBeforeFetch else { return }
    reader.refuse(
      "the space of a slot closes when there is no ad, and not before one is fetched", span)
  }

  private mutating func configure(_ subject: Subject, _ config: YAMLNode, _ span: Span) {
    switch subject {
    case .slot(let slot):
      if let collapse = config["collapseDiv"] { slots[slot].unfilled = unfilled(by: collapse) }
      if let expansion = config["adExpansion"], expansion["enabled"]?.isScalar("true") == true {
        reader.refuse("no ad may grow beyond its slot's space", expansion.span)
      }
      slots[slot].target(config["targeting"].map(reader.targeting) ?? [])
      reader.refuseOthers(
        config, besides: ["adExpansion", "collapseDiv", "targeting"], of: "'setConfig'")
    case .page:
      if let collapse = config["collapseDiv"] { pageUnfilled = unfilled(by: collapse) }
      reader.refuseOthers(
        config, besides: ["adExpansion", "collapseDiv", "lazyLoad", "singleRequest", "targeting"],
        of: "the page's 'setConfig'")
      if let lazy = config["lazyLoad"] { pageIsLazy = !lazy.isNull }
      if let targeting = config["targeting"] {
        reader.refuse("targeting of the whole page is not a slot's", targeting.span)
      }
    case .unknown:
      reader.refuse("of which slot this is the configuration is not known here", span)
    case .refused, .mapping: break
    }
  }

  /// A unit's path, if it is one: what a server puts into a page is not there in the file that it makes the page of.
  private func path(_ unit: String, _ span: Span) -> String? {
    guard ["<?", "<%", "{{", "{%", "${"].contains(where: unit.contains) else { return unit }
    reader.refuse("'\(excerpt(unit))' holds what a server fills in: the unit is left out", span)
    return nil
  }

  private mutating func keep(_ slot: ImportedSlots.Slot, in variable: String?) {
    slots.append(slot)
    conditions.append(condition)
    subject = .slot(slots.count - 1)
    if let variable { variables[variable] = slots.count - 1 }
    refuseCondition(of: "this slot is defined", slot.span)
  }

  /// Says that something happens under a condition, if it does.
  func refuseCondition(of what: String, _ span: Span) {
    guard condition != nil || isChosen else { return }
    reader.refuse(
      "\(what) under a condition, of which a layout knows nothing: it is taken to hold", span)
  }

  /// Says that a slot is changed under another condition than it is defined.
  func refuseCondition(of call: String, _ slot: Int, _ span: Span) {
    guard let condition, condition != conditions[slot] else { return }
    reader.refuse(
      "'\(call)' is called under a condition, of which a layout knows nothing: it is taken to hold",
      span)
  }
}

extension SlotPosition {
  /// - Parameter name: the tag's name of a format.
  init?(tagFormat name: String) {
    switch name {
    case "TOP_ANCHOR": self = .anchorTop
    case "BOTTOM_ANCHOR": self = .anchorBottom
    case "INTERSTITIAL": self = .interstitial
    case "RIGHT_SIDE_RAIL": self = .sideRail
    case "LEFT_SIDE_RAIL": self = .sideRailLeft
    default: return nil
    }
  }

  /// A size that the tag often chooses, from the width on at which it shows the format; `nil` where none is needed.
  fileprivate var usualSize: [(from: Int, sizes: [AdSize])]? {
    if isAnchor { return [(0, [.fixed(PixelSize(width: 320, height: 50))])] }
    guard isSideRail else { return nil }
    return [(0, []), (1200, [.fixed(PixelSize(width: 160, height: 600))])]
  }
}
