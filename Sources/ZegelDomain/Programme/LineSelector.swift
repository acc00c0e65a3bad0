/// Which lines of a sale a rule counts. Empty lists ask nothing; an exclusion always wins.
package struct LineSelector: Sendable, Equatable {
  package let products: Set<String>
  package let categories: Set<String>
  package let departments: Set<String>
  package let brands: Set<String>
  package let notProducts: Set<String>
  package let notCategories: Set<String>
  package let notDepartments: Set<String>
  package let notBrands: Set<String>
  package let kinds: Set<SaleLine.Kind>

  package init(
    products: Set<String> = [], categories: Set<String> = [], departments: Set<String> = [], brands: Set<String> = [],
    notProducts: Set<String> = [], notCategories: Set<String> = [], notDepartments: Set<String> = [],
    notBrands: Set<String> = [], kinds: Set<SaleLine.Kind> = []
  ) {
    self.products = products
    self.categories = categories
    self.departments = departments
    self.brands = brands
    self.notProducts = notProducts
    self.notCategories = notCategories
    self.notDepartments = notDepartments
    self.notBrands = notBrands
    self.kinds = kinds
  }

  /// A line must be of one of the kinds, carry none of the excluded names, and at least one of the wanted ones if
  /// any are named.
  package func matches(_ line: SaleLine) -> Bool {
    guard kinds.isEmpty || kinds.contains(line.kind),
      !notProducts.holds(line.product), !notCategories.holds(line.category),
      !notDepartments.holds(line.department), !notBrands.holds(line.brand)
    else { return false }
    return wantsAny || products.holds(line.product) || categories.holds(line.category)
      || departments.holds(line.department) || brands.holds(line.brand)
  }

  private var wantsAny: Bool { products.isEmpty && categories.isEmpty && departments.isEmpty && brands.isEmpty }
}

extension Set<String> {
  fileprivate func holds(_ name: String?) -> Bool {
    guard !isEmpty, let name else { return false }
    return contains(name)
  }
}
