import Commands
import DisclosureIdentity
import DisclosureStorage
import Glibc
import WorkerRuntime

let hospitalCommands = Command(
  group: "hospital", Phrase(ja: "病院、そのログインと購読", en: "hospitals, their logins and what they subscribe to"),
  Command(
    "add",
    Phrase(
      ja: "病院を登録し、データベースのログインを作り、パスワードを一度だけ表示します",
      en: "adds a hospital, makes its database login and prints its password, once"), example: "hospital-a --name 見本病院",
    argument("ID", Phrase(ja: "A–Z a–z 0–9 . _ - の1〜48文字", en: "1 to 48 of A–Z a–z 0–9 . _ -")),
    option("--name", "NAME", Phrase(ja: "病院の名称（既定は ID）", en: "what people call it (default: the id)")),
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { id, name, format in
    guard NameRules.isHospital(id) else { throw UsageProblem.invalid("ID", word: id, expected: HospitalID.expected) }
    let password = try Password.random()
    let (login, isNew) = try Hospitals(Services.database()).add(id: id, name: name ?? id, password: password)
    guard isNew else {
      throw CommandFailure(
        Phrase(
          ja: "病院 \(id) は登録済みのため、変更はありません", en: "hospital \(id) is here already; nothing was changed"))
    }
    switch format {
    case .text:
      Terminal.print(
        Phrase(
          ja: "ログイン \(login)\nパスワード \(password)", en: "login \(login)\npassword \(password)"))
    case .json:
      var json = CanonicalJSON()
      json.object { json in
        for (key, value) in [("hospital", id), ("login", login), ("password", password)] {
          json.key(key)
          json.string(value)
        }
      }
      Terminal.print(json.bytes)
    }
    return ExitCode.done.rawValue
  },
  Command(
    "subscribe",
    Phrase(
      ja: "病院に製品を購読させます。未登録の名前なら製品を登録します",
      en: "subscribes a hospital to a product; a name not known yet makes the product"),
    example: "hospital-a --vendor 株式会社見本 --product 見本カルテ",
    argument("ID", Phrase(ja: "病院", en: "the hospital")),
    option(required: "--vendor", "NAME", Phrase(ja: "事業者名", en: "the vendor"), as: String.self),
    option(required: "--product", "NAME", Phrase(ja: "製品名", en: "the product"), as: String.self)
  ) { id, vendor, product in
    let name = try ProductName(options: vendor, product)
    let isNew = try Hospitals(Services.database()).subscribe(id, to: name, vendor: vendor, product: product)
    Terminal.complain(
      isNew
        ? Phrase(ja: "購読を登録しました", en: "subscribed")
        : Phrase(ja: "購読済みのため、変更はありません", en: "was subscribed, nothing was changed"))
    return ExitCode.done.rawValue
  }, hospitalUnsubscribeCommand, hospitalListCommand, hospitalCloseCommand)

enum Password {
  /// 144 bits from the kernel, as 24 letters, digits, - and _.
  static func random() throws(CommandFailure) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var bytes = [UInt8](repeating: 0, count: 24)
    guard unsafe getentropy(&bytes, bytes.count) == 0 else {
      throw CommandFailure(Phrase(ja: "乱数を得られません", en: "the kernel gives no random bytes"))
    }
    return String(decoding: bytes.map { letters[Int($0 & 63)] }, as: UTF8.self)
  }
}
