/// The firm and the plan a verdict is explained for.
struct GateSubject {
  let firm: FirmInput
  let plan: PlanInput?
}
