import ZegelDomain

extension ProgrammeWords {
  func facets(of rule: EarningRule) -> [Facet] {
    var facets = [Facet(subject: "gives", sentence: gives(rule))]
    if let lines = words(rule.lines) { facets.append(Facet(subject: "where", sentence: lines)) }
    if rule.minimumSpend > 0 { facets.append(Facet(subject: "minimum_spend", sentence: minimum(rule))) }
    if !rule.stores.isEmpty {
      let list = rule.stores.sorted()
      facets.append(
        Facet(
          subject: "stores",
          sentence: Texts(nl: "Alleen in winkel \(list.listed("en")).", en: "Only in store \(list.listed("and")).")))
    }
    if !rule.windows.isEmpty { facets.append(Facet(subject: "when", sentence: words(rule.windows))) }
    facets += rule.caps.map { cap in
      Facet(
        subject: "caps.\(cap.period.name)",
        sentence: Texts(
          nl: "Hooguit \(cap.most) \(cap.period.words.nl).", en: "At most \(cap.most) \(cap.period.words.en)."))
    }
    return facets
  }

  private func gives(_ rule: EarningRule) -> Texts {
    let unit = name(ofUnit: rule.unit)
    switch rule.kind {
    case .perAmount(let points, let minorUnits):
      let (each, basis) = (amount(minorUnits), words(rule.basis))
      return Texts(
        nl: "Geeft \(unit.nl): \(points) voor elke \(each.nl) \(basis.nl).",
        en: "Gives \(unit.en): \(points) for each \(each.en) \(basis.en).")
    case .perVisit(let points):
      return Texts(nl: "Geeft \(unit.nl): \(points) per aankoop.", en: "Gives \(unit.en): \(points) for a sale.")
    case .perItem(let points, let items):
      return Texts(
        nl: "Geeft \(unit.nl): \(points) voor \(items == 1 ? "elk stuk" : "elke \(items) stuks").",
        en: "Gives \(unit.en): \(points) for each \(items == 1 ? "item" : "\(items) items").")
    case .multiply(let permille, let places):
      let factor = factorText(permille)
      let titles = places.map { programme.rules[$0].title }
      return Texts(
        nl: "Maal \(factor.replacing(".", with: ",")) voor "
          + (titles.isEmpty
            ? "alles wat per bedrag of per stuk \(unit.nl) geeft." : "\(titles.map(\.nl).listed("en"))."),
        en: "Times \(factor) for "
          + (titles.isEmpty ? "all that gives \(unit.en) per amount or item." : "\(titles.map(\.en).listed("and"))."))
    }
  }

  /// 1500 is `1.5`.
  private func factorText(_ permille: Int64) -> String {
    var text = decimalText(permille, 3)
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? String(text.dropLast()) : text
  }

  private func words(_ basis: AmountBasis) -> Texts {
    let discount =
      switch basis.discount {
      case .beforeDiscount: Texts(nl: "vóór korting", en: "before discount")
      case .afterDiscount: Texts(nl: "na korting", en: "after discount")
      case .afterCoupons: Texts(nl: "na korting en waardebonnen", en: "after discount and coupons")
      }
    return basis.tax == .included
      ? Texts(nl: "\(discount.nl), met btw", en: "\(discount.en), tax included")
      : Texts(nl: "\(discount.nl), zonder btw", en: "\(discount.en), tax excluded")
  }

  private func minimum(_ rule: EarningRule) -> Texts {
    let (least, basis) = (amount(rule.minimumSpend), words(rule.basis))
    return Texts(nl: "Vanaf \(least.nl) \(basis.nl).", en: "From \(least.en) \(basis.en).")
  }

  private func words(_ lines: LineSelector) -> Texts? {
    let only = names(lines.products, lines.categories, lines.departments, lines.brands)
    let not = names(lines.notProducts, lines.notCategories, lines.notDepartments, lines.notBrands)
    let kinds = SaleLine.Kind.allCases.filter(lines.kinds.contains).map(\.rawValue)
    var nl: [String] = []
    var en: [String] = []
    if !only.isEmpty {
      nl.append("Alleen \(only.map(\.nl).listed("of")).")
      en.append("Only \(only.map(\.en).listed("or")).")
    }
    if !not.isEmpty {
      nl.append("Niet \(not.map(\.nl).listed("of")).")
      en.append("Not \(not.map(\.en).listed("or")).")
    }
    if !kinds.isEmpty {
      nl.append("Bonregels van de soort \(kinds.listed("of")).")
      en.append("Receipt lines of kind \(kinds.listed("or")).")
    }
    return nl.isEmpty ? nil : Texts(nl: nl.joined(separator: " "), en: en.joined(separator: " "))
  }

  private func names(
    _ products: Set<String>, _ categories: Set<String>, _ departments: Set<String>, _ brands: Set<String>
  ) -> [Texts] {
    products.sorted().map { Texts(nl: "artikel \($0)", en: "product \($0)") }
      + categories.sorted().map { Texts(nl: "categorie \($0)", en: "category \($0)") }
      + departments.sorted().map { Texts(nl: "afdeling \($0)", en: "department \($0)") }
      + brands.sorted().map { Texts(nl: "merk \($0)", en: "brand \($0)") }
  }

  private func words(_ windows: [Window]) -> Texts {
    let all = windows.map { $0.words }
    return Texts(
      nl: "Geldt \(all.map(\.nl).joined(separator: "; en ")).",
      en: "Holds \(all.map(\.en).joined(separator: "; and ")).")
  }
}
