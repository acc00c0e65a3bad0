import Testing
import ZegelDomain

@testable import ZegelExchange

@Suite struct `A report of refused lines` {
  private let refusal = Refusal(.cardUnknown, field: "card")

  @Test func `told the same part twice it writes it once`() throws {
    let file = try TempFile()
    let report = try RejectReport(file.path)
    for _ in 1...2 {
      report.add([RefusedLine(line: 3, refusal: refusal), RefusedLine(line: 5, refusal: refusal)], of: "a")
    }
    report.add([RefusedLine(line: 4, refusal: refusal)], of: "b")
    #expect(file.text == "file,line,code,field\na,3,card-unknown,card\na,5,card-unknown,card\nb,4,card-unknown,card\n")
  }

  @Test func `what a stopped import wrote beyond its progress is dropped`() throws {
    let file = try TempFile()
    let name = "a,\"b\".csv"
    try RejectReport(file.path).add([2, 5, 9].map { RefusedLine(line: $0, refusal: refusal) }, of: name)
    _ = try RejectReport(file.path, keeping: [name: 5])
    #expect(file.text.split(separator: "\n").count == 3)
    _ = try RejectReport(file.path)
    #expect(file.text == "file,line,code,field\n")
  }

  @Test func `somebody's own file is never written over`() throws {
    let file = try TempFile("name,phone\n")
    #expect(throws: Refusal(.fileUnreadable, field: "rejects")) { _ = try RejectReport(file.path) }
    #expect(file.text == "name,phone\n")
  }
}
