import FuzzTargets
import Glibc

/// Chosen once, by `KAIJI_FUZZ_TARGET`.
private let target: FuzzTarget = {
  let name = unsafe getenv("KAIJI_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget.named(name) else {
    say("there is no target '\(name)'; there are: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    exit(2)
  }
  return target
}()

/// What libFuzzer calls with each input that it makes up; it keeps one that ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if let complaint = target.complaint(input) {
    say("\(target.name): \(complaint)")
    abort()
  }
  return 0
}

private func say(_ text: String) {
  var line = text + "\n"
  line.withUTF8 { bytes in _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
}
