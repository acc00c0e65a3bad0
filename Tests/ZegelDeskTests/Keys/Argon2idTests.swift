import Testing
import ZegelVault

/// Known answers from outside. RFC 9106 has one too, but with a secret and associated data, which libsodium does not
/// take; so these are libsodium's own and those of the reference program.
@Suite struct `A key made of a passphrase` {
  /// Made with the Argon2 authors' program, version 20171227, as Debian 12 has it:
  /// `printf 'correct horse battery staple' | argon2 sixteenbytessalt -id -t T -k M -p 1 -l 32 -r`.
  @Test(arguments: [
    (1, 19_456, "1e8db62dcfba958e0019824c883c70522dbb904ae62e8c3a7da52735a5677fd3"),
    (3, 262_144, "bc46cb6a1cf6ee24b4538e420a2f88810739cf9e359309f077ee26025c96c4ea"),
  ])
  func `is what the reference program makes`(passes: Int, memoryKiB: Int, expected: String) throws {
    let key = try Argon2id.derive(
      32, from: Array("correct horse battery staple".utf8), salt: Array("sixteenbytessalt".utf8), passes: passes,
      memoryBytes: memoryKiB * 1024)
    #expect(key == bytes(expected))
  }

  /// From libsodium's `test/default/pwhash_argon2id.c` and `.exp`, the seventh: bytes that are no text.
  @Test func `is what libsodium publishes`() throws {
    let secret = "b540beb016a5366524d4605156493f9874514a5aa58818cd0c6dfffaa9e90205f17b"
    let key = try Argon2id.derive(
      231, from: bytes(secret), salt: bytes("44071f6d181561670bda728d43fb79b4"), passes: 1, memoryBytes: 1_631_659)
    #expect(
      key
        == bytes(
          "7fb72409b0987f8190c3729710e98c3f80c5a8727d425fdcde7f3644d467fe973f5b5fee683bd3fce812cb9ae5e9921a2d06"
            + "c2f1905e4e839692f2b934b682f11a2fe2b90482ea5dd234863516dba6f52dc0702d324ec77d860c2e181f84472bd7104fed"
            + "ce071ffa93c5309494ad51623d214447a7b2b1462dc7d5d55a1f6fd5b54ce024118d86f0c6489d16545aaa87b6689dad9f2f"
            + "b47fda9894f8e12b87d978b483ccd4cc5fd9595cdc7a818452f915ce2f7df95ec12b1c72e3788d473441d884f9748eb14703"
            + "c21b45d82fd667b85f5b2d98c13303b3fe76285531a826b6fc0fe8e3dddecf"))
  }

  /// From the file that libsodium publishes as well, in three passes.
  @Test func `is what libsodium publishes with more passes`() throws {
    let secret =
      "4a857e2ee8aa9b6056f2424e84d24a72473378906ee04a46cb05311502d5250b82ad86b83c8f20a23dbb74f6da60b0b6ecffd67134d4"
      + "5946ac8ebfb3064294bc097d43ced68642bfb8bbbdd0f50b30118f5e"
    let key = try Argon2id.derive(
      190, from: bytes(secret), salt: bytes("39d82eef32010b8b79cc5ba88ed539fb"), passes: 3, memoryBytes: 1_432_947)
    #expect(
      key
        == bytes(
          "08d8cd330c57e1b4643241d05bb468ba4ee4e932cd0858816be9ef15360b27bbd06a87130ee92222be267a29b81f5ae8fe86"
            + "13324cfc4832dc49387fd0602f1c57b4d0f3855db94fb7e12eb05f9a484aed4a4307abf586cd3d55c809bc081541e00b6827"
            + "72fb2066504ff935b8ebc551a2083882f874bc0fae68e56848ae34c91097c3bf0cca8e75c0797eef3efde3f75e005815018d"
            + "b3cf7c109a812264c4de69dcb22322dbbcfa447f5b00ecd1b04a7be1569c8e556adb7bba48adf81d"))
  }

  @Test(arguments: [(19_455, 1), (1_048_577, 1), (19_456, 0), (19_456, 13), (-1, -1), (Int.max, Int.max)])
  func `does not cost too little or too much`(memoryKiB: Int, passes: Int) {
    #expect(Argon2id(memoryKiB: memoryKiB, passes: passes) == nil)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
