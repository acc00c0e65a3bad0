import Testing
import ZegelDomain

@testable import ZegelDesk

private let today = CalendarDay("2026-12-01")!

/// The example, where mail goes by itself as well.
private let policy = examplePolicy.replacing(
  "We mail you.}\n    who: [marketer]", with: "We mail you.}\n    who: [marketer, system]")

/// With channels under its last party.
private func read(_ channels: String) -> ReadPolicy {
  ReadPolicy("\(policy)\n    channels:\n\(channels)\n", on: today)
}

private let members = """
        - id: mail-members
          direction: send
          carries: members
          purpose: marketing.email
          fields: [email]
          format: json-lines
          compression: zip-1
          schedule: {every: week, on: mon, at: "03:30"}
          sftp: {host: sftp.postduif.example, port: 2222, user: korenaar, path: /in/, addresses: [192.0.2.0/24]}
          keep: 30 days
          receipt_within: 3 days
  """
private let stops = """
        - {id: mail-stops, direction: send, carries: stops, box: postduif}
  """

@Suite struct `Channels of a policy` {
  @Test func `are read as they stand`() throws {
    let policy = try #require(read("\(members)\n\(stops)").policy)
    let (party, channel) = try #require(policy.channel("mail-members"))
    #expect(party.id == "servers" && party.channels.count == 2)
    #expect(channel.direction == .send && channel.content == .members && channel.purpose == "marketing.email")
    #expect(channel.fields == ["email"] && channel.format == .jsonLines && channel.compression == 1)
    #expect(channel.schedule == ChannelSchedule(days: .weekly(.monday), minute: 210))
    #expect(
      channel.place
        == .sftp(
          host: "sftp.postduif.example", port: 2222, user: "korenaar", path: "/in", addresses: ["192.0.2.0/24"],
          jump: nil))
    #expect(channel.keepDays == 30 && channel.receiptWithinDays == 3)
    let plain = try #require(policy.channel("mail-stops")?.channel)
    #expect(plain.format == .csv && plain.compression == 0 && plain.schedule == nil && plain.place == .box("postduif"))
    #expect(plain.keepDays == 30 && plain.receiptWithinDays == 2)
    #expect(policy.problems(on: today).isEmpty)
  }

  @Test func `a party that gets members is told when somebody stops, or the policy is refused`() throws {
    let paths = try policyProblems(members)
    #expect(paths == ["parties[1].channels"])
  }

  @Test func `what goes by itself is for a purpose that is done without people, and no yes is taken from another`()
    throws
  {
    let byPeople = ReadPolicy("\(examplePolicy)\n    channels:\n\(members)\n\(stops)\n", on: today)
    #expect(byPeople.policy == nil)
    #expect(byPeople.problems.map(\.path).contains("parties[1].channels[0].schedule"))
    let taken = members.replacing("direction: send", with: "direction: receive")
    let back = stops.replacing("mail-stops, direction: send", with: "mail-ended, direction: receive")
    #expect(try policyProblems("\(taken)\n\(stops)\n\(back)") == ["parties[1].channels[0].purpose"])
    #expect(try policyProblems("\(taken)\n\(stops)").contains("parties[1].channels"))
    #expect(try policyProblems("\(taken)\n\(back)").contains("parties[1].channels"))
  }

  @Test(arguments: [
    ("carries: members", "carries: bounces", "parties[1].channels[0].direction"),
    ("        purpose: marketing.email\n", "", "parties[1].channels[0].purpose"),
    ("purpose: marketing.email", "purpose: membership", "parties[1].channels[0].purpose"),
    ("        fields: [email]\n", "", "parties[1].channels[0].fields"),
    ("fields: [email]", "fields: [email, phone]", "parties[1].channels[0].fields[1]"),
  ]) func `what it may not carry is refused`(old: String, new: String, path: String) throws {
    #expect(try policyProblems(members.replacing(old, with: new) + "\n" + stops).contains(path))
  }

  @Test(arguments: [
    ("host: sftp.postduif.example", "host: \"-oProxyCommand=x\""), ("user: korenaar", "user: \"a b\""),
    ("port: 2222", "port: 70000"), ("path: /in/", "path: /in/../etc"), ("at: \"03:30\"", "at: \"25:00\""),
    ("id: mail-members", "id: 9mail"), ("zip-1", "zip-10"), ("every: week, on: mon", "every: week, on: someday"),
    ("keep: 30 days", "keep: 4000 days"), ("receipt_within: 3 days", "receipt_within: 0 days"),
    ("        sftp:", "        box: postduif\n        sftp:"), ("id: mail-members", "id: mail-stops"),
  ]) func `what is written wrongly is a problem of its line`(old: String, new: String) {
    let file = read(members.replacing(old, with: new) + "\n" + stops)
    #expect(file.policy == nil && !file.problems.isEmpty)
  }

  @Test func `a new one, more fields and another place widen; less of it narrows`() throws {
    let before = try #require(read("\(members)\n\(stops)").policy)
    func change(_ old: String, _ new: String) throws -> [Bool] {
      try #require(read(members.replacing(old, with: new) + "\n" + stops).policy).changes(since: before).map(\.widens)
    }
    #expect(try change("path: /in/", "path: /other") == [true])
    #expect(try change("keep: 30 days", "keep: 20 days") == [false])
    #expect(try change("keep: 30 days", "keep: 40 days") == [true])
    #expect(try change("zip-1", "none") == [false])
    let without = try #require(ReadPolicy(policy, on: today).policy)
    #expect(before.changes(since: without).map(\.widens) == [true, true])
    #expect(without.changes(since: before).map(\.widens) == [false, false])
  }

  private func policyProblems(_ channels: String) throws -> [String] {
    let file = read(channels)
    return file.problems.map(\.path)
  }
}
