package import GalleyModel
package import GalleySyntax
package enum RuleRegistry {
  package static func check(_ l: ResolvedLayout) -> [Diagnostic] { [] }
  package static func check(_ l: Article) -> [Diagnostic] { [] }
}
