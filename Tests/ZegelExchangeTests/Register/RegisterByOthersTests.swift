import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange

private let register = try! privacyRegister(fullPolicy, in: .nl, on: CalendarDay("2026-12-01")!)

/// What we write is read here by the programs of others, not by ours.
@Suite struct `The register in the hands of others` {
  @Test func `a validator of JSON Schema finds nothing wrong, and finds what is made wrong`() throws {
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/schemas/register-1.json").path
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      kind = jsonschema.validators.validator_for(schema, default=None)
      kind.check_schema(schema)
      print(len(list(kind(schema).iter_errors(json.load(sys.stdin)))))
      """
    let good = try encoded(RegisterDocument(register))
    #expect(try python(script, good, [schema]) == "0\n")
    let bad = String(decoding: good, as: UTF8.self).replacing("\"country\":\"CH\"", with: "\"country\":\"Swiss\"")
    #expect(try python(script, Data(bad.utf8), [schema]) != "0\n")
  }

  @Test func `an RDF library reads the DPV, and finds the purposes with what they are`() throws {
    let script = """
      import sys, rdflib
      graph = rdflib.Graph().parse(data=sys.stdin.read(), format='json-ld')
      dct = rdflib.Namespace('http://purl.org/dc/terms/')
      print(len(graph) > 50, *sorted(str(o) for o in graph.objects(None, dct.identifier)))
      """
    let said = try python(script, try encoded(RegisterInDPV.document(register, in: .nl)))
    #expect(said.hasPrefix("True "))
    for activity in register.activities { #expect(said.contains(activity.purpose), "\(said)") }
  }

  @Test func `a YAML library reads the Fideslang manifest`() throws {
    let script = """
      import sys, yaml
      manifest = yaml.safe_load(sys.stdin)
      print(*(d['name'] for d in manifest['system'][0]['privacy_declarations']))
      """
    let said = try python(script, try encoded(RegisterInFideslang.document(register)))
    #expect(said == register.activities.map(\.purpose).joined(separator: " ") + "\n")
  }

  @Test func `a CSV library reads the sheet, and no cell of it is a formula`() throws {
    let text = fullPolicy.replacing("U spaart op naam.", with: "\"=HYPERLINK(1), @x\"")
      .replacing("e-mailadres", with: "+mail")
    let lines = RegisterCSV.lines(try privacyRegister(text, in: .nl, on: CalendarDay("2026-12-01")!))
    let script = """
      import csv, sys
      rows = list(csv.reader(sys.stdin))
      print(len({len(row) for row in rows}), sum(cell[:1] in ('=', '+', '-', '@', chr(9), chr(13)) for row in rows for cell in row if cell), sum(cell == "'=HYPERLINK(1), @x" for row in rows for cell in row))
      """
    #expect(try python(script, Data(lines.joined(separator: "\n").utf8)) == "1 0 1\n")
  }

  private func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}
