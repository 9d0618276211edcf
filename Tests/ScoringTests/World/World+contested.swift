import Domain
import Scoring

extension World {
  /// A county whose needs, ledger, reservations, buildings and lines are drawn too, so that everything a site decides is
  /// decided in every way.
  static func contested(_ profile: String, firms: Int, seed: UInt64) throws -> World {
    var world = try World.random(profile, firms: firms, seed: seed)
    var dice = Dice(seed &* 7919 &+ 1)
    world.reference.trades = world.rules.trades
    world.ledger = Resource.allCases.compactMap { resource in
      dice.sometimes {
        LedgerInput(
          zone: 1, resource: resource, free: Quantity($0.number(0...600)),
          asOf: World.today.adding(days: -Int($0.number(0...40))), source: 4)
      }
    }
    world.holds = (1...6).map { id in
      HoldInput(
        id: id, zone: 1, resource: dice.pick(Resource.allCases), quantity: Quantity(dice.number(1...300)),
        firm: dice.number(1...Int64(firms)), expires: World.today.adding(days: Int(dice.number(-3...3))))
    }
    world.zone.plotRatio = dice.sometimes { Quantity(milli: $0.number(800...2500)) }
    world.zone.thresholds = lines(&dice)
    world.park.thresholds = lines(&dice)
    world.building = building(&dice)
    world.need = contested(world.need, &dice)
    world.otherNeeds = world.otherNeeds.map { contested($0, &dice) }
    let chosen = [code("3360"), code("3982"), code("3989"), code("1743"), code("2614")]
    let words = ["镀镍件", "镀铜线", "刻蚀线路", "PCB板", "pcb组件", "汽车线束", "有机溶剂"]
    for index in world.otherFirms.indices where dice.number(0...2) > 0 {
      world.otherFirms[index].mainCode = dice.sometimes { $0.aged($0.pick(chosen)) }
      world.otherFirms[index].products = dice.sometimes { $0.aged([$0.pick(words)]) }
      world.otherFirms[index].technologies = dice.sometimes { $0.aged([$0.pick(words)]) }
    }
    for index in world.otherPlans.indices { detail(&world.otherPlans[index], words, chosen, &dice) }
    return world
  }

  private static func lines(_ dice: inout Dice) -> [Threshold] {
    ThresholdKind.allCases.compactMap { kind in
      dice.sometimes { dice in
        Threshold(
          kind: kind, line: Money(wan: kind == .tax ? dice.number(0...20) : dice.number(0...300)),
          mode: dice.pick(ThresholdMode.allCases), paper: dice.sometimes { _ in "石经开示例〔2026〕9号" } ?? "",
          date: dice.sometimes { _ in CalendarDate("2026-05-01")! })
      }
    }
  }

  private static func building(_ dice: inout Dice) -> BuildingInput {
    BuildingInput(
      id: 1, zone: 1, name: "示例厂房",
      floors: (1...dice.number(1...3)).map { number in
        BuildingFloor(
          number: number, area: Quantity(3000), clearHeight: dice.sometimes { Quantity($0.number(3...9)) },
          floorLoad: dice.sometimes { Quantity($0.number(2...20)) },
          crane: dice.sometimes { Quantity($0.number(0...10)) })
      },
      fireClass: dice.sometimes { $0.pick(FireClass.allCases) },
      plotRatio: dice.sometimes { Quantity(milli: $0.number(800...2500)) })
  }

  private static func contested(_ need: NeedInput, _ dice: inout Dice) -> NeedInput {
    var need = need
    need.landingMode = dice.pick(LandingMode.allCases)
    need.zone = dice.sometimes { _ in 1 }
    need.building = dice.sometimes { _ in 1 }
    need.floor = dice.sometimes { $0.number(1...2) }
    need.offers = Resource.allCases.compactMap { resource in
      dice.sometimes {
        SiteOffer(resource: resource, quantity: Quantity($0.number(0...500)), splittable: $0.number(0...1) == 0)
      }
    }
    need.thresholds = lines(&dice)
    need.asOf = dice.sometimes { _ in World.today.adding(days: -50) }
    return need
  }

  private static func detail(
    _ plan: inout PlanInput, _ words: [String], _ codes: [IndustryCode], _ dice: inout Dice
  ) {
    plan.code = dice.number(0...3) == 0 ? dice.aged(dice.pick(codes)) : nil
    plan.plant = dice.sometimes { $0.aged(Quantity($0.number(0...900))) }
    plan.water = dice.sometimes { $0.aged(Quantity($0.number(0...500))) }
    plan.gas = dice.sometimes { $0.aged(Quantity($0.number(0...500))) }
    plan.steam = dice.sometimes { $0.aged(Quantity($0.number(0...500))) }
    plan.clearHeight = dice.sometimes { $0.aged(Quantity($0.number(0...9))) }
    plan.floorLoad = dice.sometimes { $0.aged(Quantity($0.number(0...20))) }
    plan.groundFloor = dice.sometimes { $0.aged($0.number(0...1) == 1) }
    plan.crane = dice.sometimes { $0.aged(Quantity($0.number(0...9))) }
    plan.fireClass = dice.sometimes { $0.aged($0.pick(FireClass.allCases)) }
    plan.processes = dice.sometimes { dice in dice.aged(dice.number(0...1) == 0 ? [] : [dice.pick(words)]) }
    plan.hazards = dice.sometimes { dice in dice.aged(dice.sometimes { [$0.pick(Hazard.allCases)] } ?? []) }
    plan.cod = dice.sometimes { $0.aged(Quantity($0.number(0...3))) }
    plan.processWastewater = dice.sometimes { $0.aged($0.number(0...1) == 1) }
    plan.energyTce = dice.sometimes { $0.aged(Quantity($0.number(0...1500))) }
    plan.electricity = dice.sometimes { $0.aged(Quantity($0.number(0...700))) }
    plan.secondHandEquipment = dice.sometimes { $0.aged($0.number(0...1) == 1) }
  }
}
