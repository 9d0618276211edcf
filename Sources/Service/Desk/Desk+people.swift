extension Desk {
  /// For what contact data may be asked.
  package func contactPurposes() async throws -> [ContactPurpose] {
    try await ContactPurposes.inForce(references, organisation: organisation).all.filter { purpose in
      acting.contactSide.map { purpose.sides.contains($0) } ?? !purpose.sides.isEmpty
    }
  }

  /// Decides which contact data is shown clear.
  package var discloseContacts: DiscloseContacts {
    DiscloseContacts(registry: registry, references: references, acting: acting, today: clock)
  }

  /// Lists alumni and contacts with what there is to choose from.
  package var listPeople: ListPeople { ListPeople(people: records(), registry: registry, references: references) }

  /// Shows a person with posts, consents and whether they may be approached.
  package var showPerson: ShowPerson { ShowPerson(people: records(), registry: registry, contacts: discloseContacts) }

  /// Tells all that is kept of a person.
  package var tellPerson: TellPerson {
    TellPerson(registry: registry, references: references, contacts: discloseContacts)
  }

  /// Tells who looked at a person's data and who changed it.
  package var auditPerson: AuditPerson { AuditPerson(registry: registry) }

  /// Erases a person for good.
  package var erasePerson: ErasePerson { ErasePerson(registry: registry) }

  /// Lists who is due for deletion.
  package var duePeople: DuePeople { DuePeople(registry: registry, references: references) }
}
