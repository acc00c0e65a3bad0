import Foundation
import Testing

/// What a program of the machine says of a text that it is handed; its status must be 0.
func said(_ program: String, _ arguments: [String], _ input: Data = Data()) throws -> String {
  let (process, output, errors, source) = (Process(), Pipe(), Pipe(), try TempFile())
  try input.write(to: URL(fileURLWithPath: source.path))
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source.path))
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let trouble = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(trouble)")
  return String(decoding: text, as: UTF8.self)
}

/// Python with the libraries that Debian packages.
func python(_ script: String, _ input: Data, _ arguments: [String] = []) throws -> String {
  try said("/usr/bin/python3", ["-c", script] + arguments, input)
}
