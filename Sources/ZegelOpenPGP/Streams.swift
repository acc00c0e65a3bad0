import CRNP
import Foundation

/// Where RNP reads from.
final class Input {
  let handle: OpaquePointer
  private let kept: [UInt8]

  init(_ bytes: [UInt8]) throws(OpenPGPError) {
    kept = bytes
    var handle: OpaquePointer?
    let result = bytes.withUnsafeBufferPointer {
      rnp_input_from_memory(&handle, $0.baseAddress, $0.count, true)
    }
    guard result == UInt32(RNP_SUCCESS), let handle else { throw .ioFailed }
    self.handle = handle
  }

  /// - Parameter descriptor: read from where it stands, to its end; not closed.
  init(descriptor: Int32, limit: Int64 = .max) throws(OpenPGPError) {
    kept = []
    var handle: OpaquePointer?
    let source = Unmanaged.passRetained(Source(descriptor, limit))
    let result = rnp_input_from_callback(
      &handle,
      { context, buffer, length, count in
        guard let context, let buffer, let count else { return false }
        let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
        guard let got = source.read(buffer, length) else { return false }
        count.pointee = got
        return true
      }, { context in if let context { Unmanaged<Source>.fromOpaque(context).release() } }, source.toOpaque())
    guard result == UInt32(RNP_SUCCESS), let handle else { throw .ioFailed }
    self.handle = handle
  }

  deinit { rnp_input_destroy(handle) }
}

private final class Source {
  private let descriptor: Int32
  private var left: Int64

  init(_ descriptor: Int32, _ limit: Int64) { (self.descriptor, left) = (descriptor, limit) }

  /// Nil for what cannot be read, or is longer than it may be.
  func read(_ buffer: UnsafeMutableRawPointer, _ length: Int) -> Int? {
    while true {
      let got = Foundation.read(descriptor, buffer, length)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { return nil }
      left -= Int64(got)
      return left < 0 ? nil : got
    }
  }
}

/// Where RNP writes to.
final class Output {
  let handle: OpaquePointer
  private let sink: Sink

  /// - Parameter limit: more than so many bytes stop the whole.
  convenience init(descriptor: Int32, limit: Int64 = .max) throws(OpenPGPError) {
    try self.init(Sink(descriptor, limit))
  }

  /// Into memory.
  convenience init(atMost limit: Int64) throws(OpenPGPError) { try self.init(Sink(-1, limit)) }

  private init(_ sink: Sink) throws(OpenPGPError) {
    self.sink = sink
    var handle: OpaquePointer?
    let context = Unmanaged.passRetained(sink)
    let result = rnp_output_to_callback(
      &handle,
      { context, buffer, length in
        guard let context, let buffer else { return false }
        return Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().write(buffer, length)
      }, { context, _ in if let context { Unmanaged<Sink>.fromOpaque(context).release() } }, context.toOpaque())
    guard result == UInt32(RNP_SUCCESS), let handle else { throw .ioFailed }
    self.handle = handle
  }

  deinit { rnp_output_destroy(handle) }

  var count: Int64 { sink.count }
  var bytes: [UInt8] { sink.kept }
  var isOverLimit: Bool { sink.isOverLimit }
  var hasFailed: Bool { sink.hasFailed }

  func finish() throws(OpenPGPError) {
    guard rnp_output_finish(handle) == UInt32(RNP_SUCCESS), !sink.hasFailed else { throw .ioFailed }
  }
}

private final class Sink {
  private let descriptor: Int32
  private let limit: Int64
  private(set) var count: Int64 = 0
  private(set) var kept: [UInt8] = []
  private(set) var isOverLimit = false
  private(set) var hasFailed = false

  init(_ descriptor: Int32, _ limit: Int64) { (self.descriptor, self.limit) = (descriptor, limit) }

  func write(_ buffer: UnsafeRawPointer, _ length: Int) -> Bool {
    count += Int64(length)
    if count > limit {
      isOverLimit = true
      return false
    }
    if descriptor < 0 {
      kept.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: length))
      return true
    }
    var written = 0
    while written < length {
      let got = Foundation.write(descriptor, buffer + written, length - written)
      if got < 0 && errno == EINTR { continue }
      if got <= 0 {
        hasFailed = true
        return false
      }
      written += got
    }
    return true
  }
}

func wipe(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
  if let base = bytes.baseAddress { rnp_buffer_clear(base, bytes.count) }
}
