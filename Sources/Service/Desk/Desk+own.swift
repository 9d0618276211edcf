import Domain

extension Desk {
  /// What a firm does for itself.
  package var ownFirm: OwnFirm {
    // A firm asks for no rankings; what they lack of it is asked on its behalf, and nothing else of them is told.
    let program = of(Acting(operator: acting.name, organisation: organisation, address: acting.address))
    return OwnFirm(
      registry: registry, references: references, accounts: accounts, input: RecordInput(reader: lexicon.reader),
      rules: recordRules, acting: acting
    ) { [clock] firm in try await program.gaps.unknowns(of: firm, today: clock(), organisation: program.organisation) }
  }

  /// Makes, lists and ends links for a firm's contact.
  package var invitations: KeepInvitations {
    KeepInvitations(accounts: accounts, access: access, registry: registry, acting: acting, today: clock)
  }

  /// Opens such a link.
  package var openLink: OpenLink { OpenLink(accounts: accounts, access: access) }

  /// Tells what a firm told, field by field.
  package var readProposal: ReadProposal { ReadProposal(registry: registry, acting: acting) }

  /// Accepts or rejects what a firm told.
  package var settleProposal: SettleProposal { SettleProposal(read: readProposal, settle: settleDifference) }

  /// How long what a link opened lasts at most, and how long a link waits when nothing else is said.
  package var guestLength: Duration { access.limits.guestLength }
}
