import Testing
import ZegelOpenPGP

@Suite struct `A fingerprint` {
  let digits = "0123456789ABCDEF0123456789ABCDEF01234567"

  @Test(arguments: [
    "0123456789ABCDEF0123456789ABCDEF01234567", "0x0123456789abcdef0123456789abcdef01234567",
    "0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567",
  ]) func `is the same however it is written`(written: String) {
    #expect(Fingerprint(written)?.text == digits)
  }

  @Test func `is read aloud in ten groups`() {
    #expect(Fingerprint(digits)?.grouped == "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567")
  }

  @Test(arguments: ["", "0123456789ABCDEF", "G123456789ABCDEF0123456789ABCDEF01234567"])
  func `is nothing shorter, longer or else`(written: String) {
    #expect(Fingerprint(written) == nil)
    #expect(Fingerprint(digits + "0") == nil)
  }
}
