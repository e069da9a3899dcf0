import GalleyBasics
import GalleyLanguage
import GalleyModel

extension Project {
  /// The project with changes to its layouts, which are not written anywhere.
  ///
  /// - Parameters:
  ///   - variant: layouts that have a variant of this name are read as that.
  ///   - settings: what is changed besides, such as `slots.in_article.placement.gap=400px`.
  /// - Throws: an error where no layout has such a variant, or a place for a setting.
  public func varied(
    variant: String? = nil, settings: [String] = []
  ) throws(GalleyError) -> Project {
    var read: [LayoutSetting] = []
    for text in settings {
      do throws(LayoutSetting.Problem) {
        read.append(try LayoutSetting(text))
      } catch {
        throw GalleyError("'\(excerpt(text))' is no setting: \(error.message)")
      }
    }
    let paths = try list(layoutsFolder, layoutFiles).map { Path.join(layoutsFolder, $0) }
    if let variant {
      let known = Set(paths.flatMap { loader.variantNames(ofLayoutAt: $0) }).sorted()
      guard known.contains(variant) else {
        let likely = Suggestion.nearest(to: variant, among: known).map { "; did you mean '\($0)'?" }
        let there = known.isEmpty ? "" : "; there are: \(known.joined(separator: ", "))"
        throw GalleyError("no layout has a variant '\(excerpt(variant))'\(likely ?? there)")
      }
    }
    var project = varied(by: Variation(variant: variant))
    let trees = paths.compactMap { project.loader.tree(ofLayoutAt: $0) }
    for setting in read where trees.allSatisfy({ setting.paths(in: $0).isEmpty }) {
      if let problem = setting.problem(in: trees) { throw GalleyError(problem) }
      throw GalleyError(
        "no layout has a place for '\(excerpt(setting.text))': it begins neither with a key of layouts, "
          + "nor with a slot's name, nor with keys that a slot has")
    }
    project = varied(by: Variation(variant: variant, settings: read))
    return project
  }

  private func varied(by variation: Variation) -> Project {
    var project = self
    project.loader.variation = variation
    project.memo = nil
    return project
  }

  /// The names of all variants.
  package var variantNames: [String] {
    let files = (try? layoutFiles()) ?? []
    return Set(files.flatMap { loader.variantNames(ofLayoutAt: Path.join(layoutsFolder, $0)) })
      .sorted()
  }

  /// What the layouts say otherwise than those of another project, by their names.
  func layoutDifferences(from old: Project) -> [LayoutDifference] {
    let (before, after) = (old.layoutTrees, layoutTrees)
    return Set(before.keys).union(after.keys).sorted().flatMap { name -> [LayoutDifference] in
      guard let was = before[name], let now = after[name] else {
        return [
          LayoutDifference(
            layout: name, path: "", old: before[name] == nil ? "" : "there",
            new: after[name] == nil ? "" : "there")
        ]
      }
      return LayoutDifference.all(from: was, to: now).map { found in
        var found = found
        found.layout = name
        return found
      }
    }
  }

  private var layoutTrees: [String: YAMLNode] {
    let files = (try? layoutFiles()) ?? []
    return Dictionary(
      files.compactMap { file in
        loader.tree(ofLayoutAt: Path.join(layoutsFolder, file)).map { (Path.stem(of: file), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
