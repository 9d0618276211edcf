import Domain
import Postgres
import Service
import Store
import TestSupport
import Testing

/// What stood in three columns of a person comes over as a consent, its past with it.
@Suite struct ConsentMigrationTests {
  @Test func `consents of before become records with their history, and sources stay with their facts`() async throws {
    let files = try MigrationTests.shipped()
    let last = try #require(files.firstIndex { $0.file.hasSuffix("_consents.sql") })
    try await TestDatabase.with(.nothing) { database in
      try await database.withOwner { owner in
        _ = try await Migrator(Array(files[..<last])).migrate(owner)
        try await owner.executeScript(
          """
          insert into change (organisation_id, actor, use_case, request_id, version) overriding system value
            select 1, '示例员', 'person.add', 'r' || n, n from generate_series(1, 3) as n;
          insert into source (organisation_id, change_id, kind, title, as_of, recorded_by, grade)
            select 1, (select min(id) from change), 'import', '示例来源' || n, date '2026-03-01' + n, '示例员', 'oral'
            from generate_series(1, 5) as n;
          select set_config('yinfeng.change', (select min(id)::text from change), false);
          insert into person (organisation_id, id, change_id, source_ids, name_keys, name, phone, consent_purpose,
            consent_granted_on, consent_expires_on, do_not_approach, do_not_approach_reason, do_not_approach_since)
          values
            (1, 9001, (select min(id) from change), array[1,0,0,0,0,0,2,0,0,0,0,0,3,4,0,5,5,5,0], '{甲}', '甲',
              '13000008831', '招商对接', date '2026-01-05', null, true, '示例原因', date '2026-02-01'),
            (1, 9002, (select min(id) from change), array[1,0,0,0,0,0,0,0,0,0,0,0,3], '{乙}', '乙', null,
              '供学院研究之用', null, null, null, null, null),
            (1, 9003, (select min(id) from change), array[1], '{丙}', '丙', null, null, null, null, null, null, null);
          select set_config('yinfeng.change', (select max(id)::text from change), false);
          update person set change_id = (select max(id) from change), consent_expires_on = '2027-01-04',
            source_ids = array[1,0,0,0,0,0,2,0,0,0,0,0,3,4,4,5,5,5,0] where id = 9001;
          """)
        #expect(try await Migrator(files).migrate(owner) == files[last...].map(\.file))
      }
      let consents = try await database.all(ConsentField.self)
      let (one, other) = (
        try #require(consents.first { $0.reference(.person) == 9001 }),
        try #require(consents.first { $0.reference(.person) == 9002 })
      )
      #expect(consents.count == 2)
      #expect(one.text(.purpose) == "招商联络" && one.text(.scope) == "school")
      #expect(one.date(.givenOn) == CalendarDate("2026-01-05") && one.date(.expiresOn) == CalendarDate("2027-01-04"))
      #expect(one.sources[.purpose] == 3 && one.sources[.expiresOn] == 4 && one.sources[.textVersion] == nil)
      #expect(other.text(.purpose) == "其他" && other.text(.note)?.contains("供学院研究之用") == true)
      #expect(other.date(.givenOn) == CalendarDate("2026-03-04"))
      let history = try await database.registry.history(of: ConsentField.self, id: one.id, organisation: 1)
      #expect(history.map { $0.stored.date(.expiresOn) } == [CalendarDate("2027-01-04"), nil])
      let person = try #require(try await database.record(PersonField.self, 9001))
      #expect(person.flag(.doNotApproach) == true && person.sources[.doNotApproach] == 5)
      #expect(person.sources[.phone] == 2 && person.sources[.doNotApproachUntil] == nil)
      let states = try await database.registry.history(of: PersonField.self, id: 9001, organisation: 1)
      #expect(states.count == 2 && states.allSatisfy { $0.stored.sources[.doNotApproachReason] == 5 })
    }
  }
}
