import Foundation
import ZegelDomain

/// A sale, return or void as tills and files tell it: the format `pos-1`.
///
/// The API takes the same shape without `schema`, and with store, till and event filled in from the till's key and its
/// receipt number.
public struct PosEvent: Decodable, Sendable {
  let schema: String?
  let type: String?
  let event: String?
  let receipt: String?
  let store: FlexibleText?
  let till: FlexibleText?
  let basket: FlexibleText?
  let refersTo: String?
  let timestamp: String
  let currency: String?
  let card: String?
  let lines: [PosLine]?
  let totalCents: Int64?
  let amountCents: Int64?
  let paidWithPointsCents: Int64?

  enum CodingKeys: String, CodingKey {
    case schema, type, event, receipt, store, till, basket, timestamp, currency, card, lines
    case refersTo = "refers_to"
    case totalCents = "total_cents"
    case amountCents = "amount_cents"
    case paidWithPointsCents = "paid_with_points_cents"
  }
}

struct PosLine: Decodable, Sendable {
  let line: Int32
  let product: FlexibleText?
  let category: String?
  let department: String?
  let brand: String?
  let qty: Quantity
  let amountCents: Int64?
  let discountCents: Int64?
  let couponCents: Int64?
  let taxCents: Int64?
  let kind: String?

  enum CodingKeys: String, CodingKey {
    case line, product, category, department, brand, qty, kind
    case amountCents = "amount_cents"
    case discountCents = "discount_cents"
    case couponCents = "coupon_cents"
    case taxCents = "tax_cents"
  }
}

/// A text that some tills send as a whole number.
struct FlexibleText: Decodable, Sendable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int64.self) {
      text = String(number)
    } else {
      text = try container.decode(String.self)
    }
  }
}

/// Pieces or litres with at most three decimals, read without floating point.
struct Quantity: Decodable, Sendable {
  let thousandths: Int64

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let whole = try? container.decode(Int64.self) {
      thousandths = try Quantity.checked(whole.multipliedReportingOverflow(by: 1000), container)
      return
    }
    let scaled = try container.decode(Decimal.self) * 1000
    guard abs(scaled) <= Decimal(mostQuantity), let exact = Int64("\(scaled)") else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than three decimals")
    }
    thousandths = exact
  }

  private static func checked(
    _ product: (partialValue: Int64, overflow: Bool), _ container: any SingleValueDecodingContainer
  ) throws -> Int64 {
    guard !product.overflow else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
    }
    return product.partialValue
  }
}
