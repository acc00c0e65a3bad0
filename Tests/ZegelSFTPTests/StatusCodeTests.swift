import Testing
import ZegelSFTP

@Suite struct `A status` {
  @Test func `has the number of the draft`() {
    #expect(StatusCode.allCases.map(\.rawValue) == Array(0...8))
  }
}
