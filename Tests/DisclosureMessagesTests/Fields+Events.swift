import DisclosureMessages
import JSONText

extension OriginalRecord {
  var json: JSONValue {
    described {
      $0.text("topic", topic)
      $0.small("partition", partition)
      $0.wide("offset", offset)
      $0.wide("timestamp", timestamp)
      $0.open("timestamp_kind", timestampKind)
      $0.bytes("key", key)
      $0.bytes("value", value)
      $0.list(
        "headers",
        headers.map { header in
          described {
            $0.bytes("name", header.name)
            $0.bytes("value", header.value)
          }.json
        })
      $0.small("headers_left_out", headersLeftOut)
    }.json
  }
}

extension SheetSubmitted: Described {
  var fields: Fields {
    describedEvent {
      $0.text("submitter", submitter)
      $0.text("submission_id", submissionID)
      switch audience {
      case .hospital(let id): $0.there("hospital", .string(id))
      case .subscribers: $0.there("subscribers", .object([]))
      case nil: break
      }
      $0.text("vendor", vendor)
      $0.text("product", product)
      $0.text("media_type", mediaType)
      $0.text("file_name", fileName)
      $0.bytes("content", content)
      $0.bytes("sha256", sha256)
      $0.text("key_id", keyID)
      $0.bytes("signature", signature)
      $0.wide("not_after", notAfter)
    }
  }
}

extension SheetRead: Described {
  var fields: Fields {
    describedEvent {
      $0.there("original", original.json)
      $0.small("reader_version", readerVersion)
      $0.bytes("catalogue", catalogue)
      $0.text("program", program)
      $0.text("media_type", mediaType)
      $0.text("encoding", encoding)
      switch result {
      case .sheet(let sheet): $0.there("sheet", sheet.json)
      case .rejection(let rejection): $0.there("rejection", rejection.json)
      case nil: break
      }
    }
  }
}

extension SheetRead.Sheet {
  var json: JSONValue {
    described {
      $0.there(
        "form",
        described {
          $0.text("family", form.family)
          $0.text("edition", form.edition)
          $0.text("guideline", form.guideline)
        }.json)
      $0.small("date", date)
      $0.text("vendor", vendor)
      $0.text("product", product)
      $0.text("version", version)
      $0.bytes("readings", readings)
      $0.text("findings", findings)
      $0.text("detail", detail)
    }.json
  }
}

extension SheetRead.Rejection {
  var json: JSONValue {
    described {
      $0.text("code", code)
      $0.text("place", place)
      $0.text("message", message)
    }.json
  }
}

extension SubmissionSettled: Described {
  var fields: Fields {
    describedEvent {
      $0.text("submission", submission)
      $0.text("submitter", submitter)
      $0.text("submission_id", submissionID)
      $0.open("outcome", outcome)
      $0.text("code", code)
      $0.text("place", place)
      $0.text("message", message)
      $0.text("sheet", sheet)
      $0.text("hospital", hospital)
      $0.wide("settled_at", settledAt)
    }
  }
}

extension SheetAssessed: Described {
  var fields: Fields {
    describedEvent {
      $0.bytes("id", id)
      $0.text("hospital", hospital)
      $0.text("product", product)
      $0.text("form", form)
      $0.text("policy", policy)
      $0.small("revision", revision)
      $0.text("sheet", sheet)
      $0.text("submission", submission)
      $0.small("epoch", epoch)
      $0.wide("nth", nth)
      $0.open("decision", decision)
      $0.text("reason", reason)
      $0.small("score", score)
      $0.there("counts", counts?.json)
      $0.list("rules", rules.map(\.json))
      $0.list("regressed", regressed.map { .string($0) })
      $0.small("day", day)
    }
  }
}

extension SheetAssessed.Counts {
  var json: JSONValue {
    described {
      $0.small("passed", passed)
      $0.small("failed", failed)
      $0.small("unknown", unknown)
      $0.small("exempt", exempt)
      $0.small("waived", waived)
    }.json
  }
}

extension SheetAssessed.RuleResult {
  var json: JSONValue {
    described {
      $0.text("rule", rule)
      $0.open("result", result)
      $0.open("severity", severity)
      $0.text("code", code)
      $0.list("items", items.map { .string($0) })
    }.json
  }
}

extension DeadLettered: Described {
  var fields: Fields {
    describedEvent {
      $0.there("original", original.json)
      $0.text("code", code)
      $0.text("message", message)
      $0.wide("dead_at", deadAt)
    }
  }
}
