/// What a shop's tills call sensitive goods where no word tells: numbers of articles, codes of groups.
package struct SensitiveCodes: Sendable, Hashable {
  package let products: Set<String>
  package let categories: Set<String>
  package let departments: Set<String>
  package let brands: Set<String>

  package init(
    products: Set<String> = [], categories: Set<String> = [], departments: Set<String> = [], brands: Set<String> = []
  ) {
    self.products = products
    self.categories = categories
    self.departments = departments
    self.brands = brands
  }

  package var count: Int { products.count + categories.count + departments.count + brands.count }

  func hold(_ line: SaleLine) -> Bool {
    guard count > 0 else { return false }
    return products.holds(line.product) || categories.holds(line.category) || departments.holds(line.department)
      || brands.holds(line.brand)
  }
}

extension Set<String> {
  fileprivate func holds(_ name: String?) -> Bool { name.map(contains) ?? false }
}
