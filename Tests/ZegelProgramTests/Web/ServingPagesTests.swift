import Foundation
import FoundationNetworking
import Testing
import ZegelDesk
import ZegelDomain

/// One real server, and a browser's requests over a socket.
@Suite struct `Serving pages` {
  @Test func `somebody stops on the page that the program serves`() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-pages-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    var options = HouseOptions()
    options.publicAddress = PublicAddress("https://punten.korenaar.example")
    let desk = try await Desk.make(HousePaths(place), options: options)
    let (id, path, officer) = try await member(of: desk)
    await desk.close()

    let (program, port) = try await RunningProgram.serving(
      place, environment: ["ZEGEL_PUBLIC_URL": "https://punten.korenaar.example"])
    let page = try await call("http://127.0.0.1:\(port)\(path)?lang=nl")
    #expect(page.status == 200 && page.text.contains("Stop met e-mails"))
    let after = try await call(
      "http://127.0.0.1:\(port)\(path)/withdrawal", form: "purpose=marketing.email&lang=nl")
    // The client follows the redirect, as a browser does.
    #expect(after.status == 200 && after.text.contains("Gestopt"))
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    #expect(!program.said.contains(path.dropFirst(3)))

    let again = try await Desk.open(HousePaths(place), options: options)
    #expect(try await again.consentHistory(of: id, by: officer).map(\.decision) == [.given, .withdrawn])
    await again.close()
  }

  private func member(of desk: Desk) async throws -> (MemberID, String, Actor) {
    let owner = try await desk.actor(
      withKey: desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper).key)
    let officer = try await desk.actor(
      withKey: desk.addStaff(name: "Bo Groen", roles: [.privacyOfficer], stores: [], by: owner).key)
    _ = try await desk.applyPolicy(policy, by: owner)
    _ = try await desk.applyPolicy(policy, by: officer)
    let application = MemberApplication(
      values: ["email": "lid@voorbeeld.example"], consents: ["marketing.email": true], route: .till, language: .nl)
    let id = try await desk.joinMember(application, by: owner)
    let link = try await desk.makeLink(for: id, by: officer)
    return (id, String(link.address.dropFirst("https://punten.korenaar.example".count)), officer)
  }

  private func call(_ address: String, form: String? = nil) async throws -> (status: Int, text: String) {
    var request = URLRequest(url: try #require(URL(string: address)))
    if let form {
      request.httpMethod = "POST"
      request.httpBody = Data(form.utf8)
      request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    }
    return try await withCheckedThrowingContinuation { waiting in
      URLSession.shared.dataTask(with: request) { data, response, error in
        if let error { return waiting.resume(throwing: error) }
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        waiting.resume(returning: (status, String(decoding: data ?? Data(), as: UTF8.self)))
      }.resume()
    }
  }

  private let policy = """
    zegel: privacy/1
    organisation:
      name: Bakkerij De Korenaar
      address: Dorpsstraat 1, 1234 AB Ons Dorp
      contact: privacy@korenaar.example
    languages: [nl, en]
    purposes:
      - id: membership
        basis: contract
        text: {nl: Wij vinden uw kaart terug., en: We find your card again.}
        who: [cashier, service, member]
      - id: marketing.email
        basis: consent
        channel: email
        text: {nl: Wij mailen u aanbiedingen., en: We mail you offers.}
        who: [marketer, member]
    fields:
      - {id: email, title: {nl: e-mailadres, en: e-mail address}, type: email, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}, lookup: yes}
    """
}
