package import GalleyBasics

/// What an advertisement in a slot is worth, in any unit; with none said, each is worth the same.
package enum SlotValue: Sendable {
  case each(Spanned<Double>)
  case bySize([(size: Spanned<AdSize>, value: Spanned<Double>)])

  /// The value of an advertisement of a size; 1 for a size that has none said.
  package func of(_ size: AdSize) -> Double {
    switch self {
    case .each(let value): value.value
    case .bySize(let values): values.first { $0.size.value == size }?.value.value ?? 1
    }
  }
}
