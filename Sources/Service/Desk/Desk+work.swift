package import Domain

extension Desk {
  /// Shows what is to be done on a day.
  package var showToday: ShowToday { ShowToday(registry: registry, references: references) }

  /// Tells what others changed of the work.
  package var showNews: ShowNews { ShowNews(registry: registry) }

  /// Writes what each person has to know of it.
  package var digest: WriteDigest { WriteDigest(registry: registry, references: references) }

  /// Tells working days from days of rest.
  package var workdays: ShowWorkdays { ShowWorkdays(references: references) }

  /// Closes follow-ups and opens them again.
  package var closeFollowUp: CloseFollowUp { CloseFollowUp(registry: registry, rules: recordRules) }

  /// Puts follow-ups off.
  package var postponeFollowUp: PostponeFollowUp { PostponeFollowUp(registry: registry, rules: recordRules) }

  /// Gives orders.
  package var giveOrder: GiveOrder { GiveOrder(registry, reader: lexicon.reader, rules: recordRules) }

  /// Takes orders on their way.
  package var moveOrder: MoveOrder { MoveOrder(registry: registry, references: references, rules: recordRules) }

  /// The order that `words` name. Throws `ServiceError` `order_not_found`.
  package func showOrder(_ words: String, invocation: Invocation) async throws -> RecordView<FollowUpField> {
    let view = try await records(FollowUpField.self).show(words, invocation: invocation)
    _ = try view.stored.orderState()
    return view
  }

  package var listOrders: ListOrders { ListOrders(registry: registry, references: references) }

  /// Tells what disabled accounts left open.
  package var leftBehind: ShowLeftBehind { ShowLeftBehind(registry: registry) }

  /// Closes promises and opens them again.
  package var closePromise: ClosePromise { ClosePromise(registry: registry, rules: recordRules) }

  /// Checks, recognises and sends back what arrived.
  package var examineArrival: ExamineArrival { ExamineArrival(registry: registry, rules: recordRules) }

  /// Counts how far promises are kept.
  package var promiseRate: CountPromises { CountPromises(registry: registry) }

  /// States what zones have left.
  package var setLedger: SetLedger { SetLedger(zones: records(), lines: records()) }

  /// Shows parks with what is free in them and what is reserved.
  package var parks: ShowParks { ShowParks(registry: registry, references: references) }

  /// Shows the chains of products.
  package var chains: ShowChains { ShowChains(registry: registry, references: references, scenes: scenes) }

  /// Records look-ups in the public registers.
  package var checkRegisters: CheckRegisters { CheckRegisters(firms: records(), standings: records()) }

  package var report: MakeReport { MakeReport(registry: registry, references: references) }

  /// Keeps papers as files beside records and figures.
  package var attachments: KeepAttachments {
    KeepAttachments(registry, references: references, reader: lexicon.reader, rules: recordRules)
  }

  /// Gathers the papers behind the figures of the school's sheet.
  package var figurePapers: GatherFigurePapers { GatherFigurePapers(registry: registry, references: references) }

  /// Freezes the figures of months.
  package var freezeMonth: FreezeMonth { FreezeMonth(registry: registry, references: references) }
}
