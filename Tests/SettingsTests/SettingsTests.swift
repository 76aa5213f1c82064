import Settings
import Testing

private enum Level: String, CaseIterable, Sendable {
  case info
  case debug
}

private enum Sample {
  static let brokers = Setting(required: "KAIJI_KAFKA_BROKERS", "where the brokers answer", .list)
  static let readers = Setting("KAIJI_READERS", "readers kept ready", .integer(1...64), default: 2)
  static let wait = Setting("KAIJI_WAIT_MS", "how long to wait", .milliseconds(0...60_000), default: .seconds(20))
  static let level = Setting("KAIJI_LOG_LEVEL", "what is logged", .choice, default: Level.info)
  static let token = Setting(
    optional: "KAIJI_TOKEN", "who we are", SettingKind(expected: "a token") { $0.count > 3 ? $0 : nil }, secret: true)
  static let kafka = SettingGroup("KAIJI_KAFKA_", "any librdkafka property", except: "KAIJI_KAFKA_BROKERS")
  static let all = SettingList(prefix: "KAIJI_", brokers, readers, wait, level, token, kafka)
}

private func settings(_ environment: [String: String], flags: [String: String] = [:]) -> Settings {
  Settings(Sample.all, environment: environment, flags: flags)
}

private func refusal<Value>(_ setting: Setting<Value>, _ text: String) -> String? {
  do {
    _ = try settings([setting.name: text]).value(of: setting)
    return nil
  } catch {
    return error.description
  }
}

@Suite("What was set")
struct SettingsTests {
  @Test("without a variable the default holds")
  func defaults() throws {
    #expect(try settings([:]).value(of: Sample.readers) == 2)
    #expect(try settings([:]).value(of: Sample.level) == .info)
    #expect(try settings([:]).value(of: Sample.token) == nil)
    #expect(try settings(["KAIJI_READERS": ""]).value(of: Sample.readers) == 2)
  }

  @Test("a variable wins over the default, and a flag over the variable")
  func precedence() throws {
    let environment = ["KAIJI_READERS": "3"]
    #expect(try settings(environment).value(of: Sample.readers) == 3)
    #expect(try settings(environment, flags: ["KAIJI_READERS": "4"]).value(of: Sample.readers) == 4)
  }

  @Test("what is required and missing is named, with what it is")
  func required() throws {
    let error = try #require(throws: SettingsError.self) { try settings([:]).value(of: Sample.brokers) }
    #expect(error.name == "KAIJI_KAFKA_BROKERS")
    #expect(error.message == "is not set: where the brokers answer (one text or several, with commas between)")
  }

  @Test(
    "whole numbers are strict",
    arguments: ["0", "65", "many", " 3", "3 ", "+3", "03", "3.0", "3s", "３", "-1", "99999999999999999999"])
  func integers(text: String) throws {
    let message = try #require(refusal(Sample.readers, text))
    #expect(message == "KAIJI_READERS must be a whole number from 1 to 64, and is '\(text)'")
  }

  @Test("durations are milliseconds")
  func durations() throws {
    #expect(try settings(["KAIJI_WAIT_MS": "1500"]).value(of: Sample.wait) == .milliseconds(1_500))
    #expect(refusal(Sample.wait, "1s") != nil)
  }

  @Test(
    "lists have commas between and nothing empty",
    arguments: [("a", ["a"]), ("a:1,b:2", ["a:1", "b:2"]), (" a , b ", ["a", "b"]), ("a b,c", ["a b", "c"])])
  func lists(text: String, parts: [String]) throws {
    #expect(try settings(["KAIJI_KAFKA_BROKERS": text]).value(of: Sample.brokers) == parts)
  }

  @Test("a list with a hole is refused", arguments: [",", "a,", ",a", "a,,b", " "])
  func brokenLists(text: String) {
    #expect(refusal(Sample.brokers, text) != nil)
  }

  @Test("a choice names what it admits")
  func choices() throws {
    #expect(try settings(["KAIJI_LOG_LEVEL": "debug"]).value(of: Sample.level) == .debug)
    #expect(refusal(Sample.level, "Debug") == "KAIJI_LOG_LEVEL must be one of info, debug, and is 'Debug'")
  }

  @Test("a secret is never shown, and what is shown stays on one line")
  func secrets() throws {
    #expect(refusal(Sample.token, "xyz") == "KAIJI_TOKEN must be a token")
    let message = try #require(
      refusal(Sample.readers, "1\n2\u{1B}[31m\u{202E}\u{2028}" + String(repeating: "9", count: 500)))
    #expect(
      message.unicodeScalars.allSatisfy {
        ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      })
    #expect(message.count < 160)
  }

  @Test("the variables of a group become properties, but not those with a meaning of their own")
  func groups() {
    let properties = settings([
      "KAIJI_KAFKA_LINGER_MS": "5", "KAIJI_KAFKA_BROKERS": "a:1", "KAIJI_KAFKA_SSL_CA_LOCATION": "/ca.pem",
      "KAIJI_KAFKA_CLIENT_RACK": "", "KAIJI_KAFKA_": "x", "KAIJI_KAFKA_linger": "x", "OTHER": "x",
    ]).properties(of: Sample.kafka)
    #expect(properties.map(\.name) == ["linger.ms", "ssl.ca.location"])
    #expect(properties.map(\.value) == ["5", "/ca.pem"])
  }

  @Test("a variable with the prefix that nobody knows is reported, never its value")
  func unknown() {
    let set = settings([
      "KAIJI_REDERS": "3", "KAIJI_READERS": "3", "KAIJI_KAFKA_ACKS": "1", "KAIJI_KAFKA_acks": "1", "PATH": "/bin",
    ])
    #expect(set.unknown == ["KAIJI_KAFKA_acks", "KAIJI_REDERS"])
  }

  @Test("the help lists every setting with what it must be and its default")
  func help() {
    let help = Sample.all.help
    #expect(help.contains("  KAIJI_KAFKA_BROKERS  where the brokers answer\n"))
    #expect(help.contains("(one text or several, with commas between; required)"))
    #expect(help.contains("(a whole number from 1 to 64; default 2)"))
    #expect(help.contains("(a whole number from 0 to 60000, in milliseconds; default 20000)"))
    #expect(help.contains("(one of info, debug; default info)"))
    #expect(help.contains("  KAIJI_KAFKA_*  any librdkafka property\n"))
  }

  @Test("the environment of this process can be read")
  func environment() {
    #expect(ProcessEnvironment.read()["PATH"]?.isEmpty == false)
  }
}
