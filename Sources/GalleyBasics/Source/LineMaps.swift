/// The line maps of several files, each made once, when it is first asked for.
package struct LineMaps: Sendable {
  private var maps: [SourceFile: LineMap] = [:]

  package init() {}

  package subscript(file: SourceFile) -> LineMap {
    mutating get {
      if let map = maps[file] { return map }
      let map = LineMap(file)
      maps[file] = map
      return map
    }
  }
}
