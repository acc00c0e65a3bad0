import Crypto
import Foundation
import Testing

@testable import ZegelVault

/// The library does the work; these tests hold it, and how it is used here, to what the standards print.
@Suite struct `Known answers` {
  @Test func `AES key wrap, RFC 3394 section 4_6`() throws {
    let kek = SymmetricKey(data: Self.bytes("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"))
    let key = Self.bytes("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F")
    let wrapped = "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"
    #expect(Array(try AES.KeyWrap.wrap(SymmetricKey(data: key), using: kek)) == Self.bytes(wrapped))
    let unwrapped = try AES.KeyWrap.unwrap(Self.bytes(wrapped), using: kek)
    #expect(unwrapped.withUnsafeBytes { Array($0) } == key)
  }

  @Test func `HMAC-SHA-256, RFC 4231 test case 2`() {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("what do ya want for nothing?".utf8), using: SymmetricKey(data: Data("Jefe".utf8)))
    #expect(Array(code) == Self.bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
  }

  @Test func `HKDF-SHA-256, RFC 5869 test case 1`() {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(repeating: UInt8(0x0b), count: 22)),
      salt: Self.bytes("000102030405060708090a0b0c"), info: Self.bytes("f0f1f2f3f4f5f6f7f8f9"), outputByteCount: 42)
    let told = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    #expect(key.withUnsafeBytes { Array($0) } == Self.bytes(told))
  }

  @Test func `AES-256-GCM with authenticated data, NIST test case 16`() throws {
    let key = SymmetricKey(
      data: Self.bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let plain = Self.bytes(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657"
        + "ba637b39")
    let box = try AES.GCM.seal(
      plain, using: key, nonce: AES.GCM.Nonce(data: Self.bytes("cafebabefacedbaddecaf888")),
      authenticating: Self.bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    #expect(Array(box.tag) == Self.bytes("76fc6ece0f4e1768cddf8853bb2d551b"))
    #expect(Array(box.ciphertext.prefix(16)) == Self.bytes("522dc1f099567d07f47f37a32a84427d"))
  }

  static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = hex[...]
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
