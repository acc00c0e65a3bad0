// swift-tools-version:6.1
import PackageDescription

/// Every room: Swift 6, imports that stay inside their file, `any` written out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "zegel",
  products: [.executable(name: "zegel", targets: ["zegel"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CRNP", pkgConfig: "librnp", providers: [.apt(["librnp-dev"])]),

    // What the kernel is asked that Swift cannot ask it.
    .systemLibrary(name: "CProcess"),

    // libphonenumber behind one C function.
    .target(
      name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("protobuf")]),

    // One message to a mail server, by libcurl behind one C function.
    .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),

    // A document as PDF, by pango and cairo behind one C function.
    .target(name: "CPaper", dependencies: ["CPango"]),

    // Two tools that know nothing of shops or members: messages as gpg and Kleopatra read them, files over sftp.
    .target(name: "ZegelOpenPGP", dependencies: ["CRNP"], packageAccess: false, swiftSettings: strict),
    .target(name: "ZegelSFTP", dependencies: ["CProcess"], packageAccess: false, swiftSettings: strict),

    // Values and rules; no clock, chance, files, SQL or HTTP.
    .target(name: "ZegelDomain", swiftSettings: strict),

    // Transactions; alone knows SQL.
    .target(name: "ZegelStore", dependencies: ["ZegelDomain", "CSQLite", "CPQ"], swiftSettings: strict),

    // Alone holds keys.
    .target(
      name: "ZegelVault",
      dependencies: [
        "ZegelDomain", "ZegelStore", "CSodium", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),

    // One function per act.
    .target(
      name: "ZegelDesk",
      dependencies: [
        "CPhoneNumber", "ZegelDomain", "ZegelStore", "ZegelVault", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),

    // File formats in and out, messages out, and the exchange with parties.
    .target(
      name: "ZegelExchange",
      dependencies: ["CMail", "CPaper", "ZegelDomain", "ZegelVault", "ZegelDesk", "ZegelOpenPGP", "ZegelSFTP"],
      packageAccess: false, swiftSettings: strict),

    // Page models in, HTML out.
    .target(name: "ZegelPages", dependencies: ["ZegelDomain"], packageAccess: false, swiftSettings: strict),

    // The API and the pages: a request, one Desk call, JSON or HTML.
    .target(
      name: "ZegelHTTP",
      dependencies: [
        "ZegelDomain", "ZegelVault", "ZegelDesk", "ZegelPages",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      packageAccess: false, swiftSettings: strict),

    // The command line: arguments, one Desk call, text.
    .target(
      name: "ZegelCLI",
      dependencies: [
        "ZegelDomain", "ZegelVault", "ZegelDesk", "ZegelExchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      packageAccess: false, swiftSettings: strict),

    // The only executable: settings, rooms, run.
    .executableTarget(
      name: "zegel",
      dependencies: [
        "ZegelDomain", "ZegelVault", "ZegelDesk", "ZegelExchange", "ZegelHTTP", "ZegelCLI", "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // Invented shops, cards and sales for the tests.
    .target(
      name: "ZegelTestKit",
      dependencies: ["ZegelDomain", "ZegelStore", "ZegelVault", "ZegelDesk", "CProcess", "CSQLite"],
      path: "Tests/ZegelTestKit", exclude: ["Messages/mail-sink.py"], swiftSettings: strict),
    .testTarget(
      name: "ZegelDomainTests", dependencies: ["ZegelDomain", "ZegelTestKit"],
      swiftSettings: strict),
    .testTarget(
      name: "ZegelStoreTests", dependencies: ["ZegelStore", "ZegelTestKit"], swiftSettings: strict),
    .testTarget(
      name: "ZegelVaultTests",
      dependencies: ["ZegelDomain", "ZegelVault", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .testTarget(
      name: "ZegelDeskTests", dependencies: ["ZegelDesk", "ZegelStore", "ZegelVault", "ZegelTestKit"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(name: "ZegelOpenPGPTests", dependencies: ["ZegelOpenPGP", "ZegelTestKit"], swiftSettings: strict),
    .testTarget(name: "ZegelSFTPTests", dependencies: ["ZegelSFTP", "ZegelTestKit"], swiftSettings: strict),
    .testTarget(
      name: "ZegelExchangeTests", dependencies: ["ZegelDomain", "ZegelDesk", "ZegelExchange", "ZegelTestKit"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ZegelPagesTests", dependencies: ["ZegelDomain", "ZegelPages", "ZegelTestKit"], swiftSettings: strict),
    .testTarget(
      name: "ZegelHTTPTests",
      dependencies: [
        "ZegelHTTP", "ZegelDomain", "ZegelStore", "ZegelVault", "ZegelDesk", "ZegelPages", "ZegelTestKit",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ZegelCLITests",
      dependencies: [
        "ZegelDomain", "ZegelDesk", "ZegelCLI", "ZegelTestKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Fixtures", "Transcripts"], swiftSettings: strict),
    .testTarget(
      name: "ZegelProgramTests",
      dependencies: ["zegel", "ZegelDomain", "ZegelStore", "ZegelDesk", "ZegelTestKit"], swiftSettings: strict),
  ]
)
