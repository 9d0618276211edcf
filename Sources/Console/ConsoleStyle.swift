/// The one style of the console. It is told to browsers by its digest; no other is taken.
enum ConsoleStyle {
  static let sheet: StaticString = """
    :root { color-scheme: light; --ink: #1b1b1b; --dim: #595959; --line: #c9c9c9; --deed: #8c1d18; --wash: #f5f3ef; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: var(--ink); font-size: 1rem; line-height: 1.6;
      font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.375rem; line-height: 1.35; margin: 0 0 .75rem; }
    h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
    p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
    a { color: var(--deed); }
    .note { color: var(--dim); font-size: .875rem; }
    .done { border-left: .3rem solid #2e6b34; background: #eef5ee; padding: .5rem .75rem; }
    .wrong { border-left: .3rem solid var(--deed); background: #fbeeee; padding: .5rem .75rem; margin: 0 0 1rem; }
    .wrong ul { margin: .25rem 0 0; padding-left: 1.25rem; }
    .fact { border-bottom: 1px solid var(--line); padding: .6rem 0; }
    .fact label { display: block; font-weight: 600; }
    .stands { display: block; overflow-wrap: anywhere; }
    .source, .hint, .pending { display: block; color: var(--dim); font-size: .8125rem; overflow-wrap: anywhere; }
    .pending { color: #6b4a00; }
    .bad { border-left: .3rem solid var(--deed); padding-left: .6rem; }
    .error { display: block; color: var(--deed); font-size: .875rem; font-weight: 600; overflow-wrap: anywhere; }
    input[type=text], textarea, select { width: 100%; font: inherit; padding: .5rem; margin-top: .25rem; color: inherit;
      background: #fff; border: 1px solid #767676; border-radius: .2rem; }
    textarea { min-height: 5rem; }
    button { font: inherit; padding: .6rem 1.25rem; min-height: 2.75rem; border-radius: .2rem; cursor: pointer; margin: .5rem 0; }
    button.main { background: var(--deed); color: #fff; border: 1px solid var(--deed); }
    button.quiet { background: #fff; color: var(--deed); border: 1px solid var(--deed); }
    :focus-visible { outline: .2rem solid #1a5fb4; outline-offset: .1rem; }
    details { border: 1px solid var(--line); border-radius: .2rem; margin: 0 0 .75rem; padding: 0 .75rem; }
    summary { cursor: pointer; font-weight: 600; padding: .6rem 0; overflow-wrap: anywhere; }
    .rows { list-style: none; margin: 0; padding: 0; }
    .rows li { border-bottom: 1px solid var(--line); padding: .5rem 0; overflow-wrap: anywhere; }
    .terms { background: var(--wash); padding: .5rem .75rem; margin: .5rem 0; }
    .terms p { margin: 0 0 .35rem; font-size: .9375rem; }
    @media (min-width: 48rem) { main { padding: 2rem 1rem; } h1 { font-size: 1.625rem; } }
    """
}
