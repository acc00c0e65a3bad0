/// The one style sheet, at an address that changes with it, so that a browser may keep it.
public enum StyleSheet {
  public static let text = """
    :root { color-scheme: light dark; \(Palette.light.properties) }
    @media (prefers-color-scheme: dark) { :root { \(Palette.dark.properties) } }
    @media print { :root { \(Palette.print.properties) } }

    """ + ground + parts + onPaper

  /// Of the text, so that no two texts have the same one.
  public static let name = "\(fingerprint(of: text)).css"
  public static let path = "/styles/\(name)"

  private static let ground = """
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font: 1rem/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
      font-variant-numeric: tabular-nums; }
    h1 { font-size: 1.953rem; line-height: 1.2; margin: 0 0 12px; letter-spacing: -0.01em; text-wrap: balance; }
    h2 { font-size: 1.25rem; line-height: 1.35; margin: 0 0 8px; text-wrap: pretty; }
    p { margin: 0 0 12px; max-width: 66ch; }
    a { color: var(--accent); text-underline-offset: 0.2em; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 4px; }
    .skip { position: absolute; left: -999em; }
    .skip:focus { left: 16px; top: 8px; background: var(--card); padding: 8px 12px; z-index: 1; }

    """

  private static let parts = """
    .top, main, .foot { max-width: 640px; margin: 0 auto; padding: 0 20px; }
    .top { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding-top: 20px; padding-bottom: 20px; }
    .mark { flex: none; line-height: 0; }
    .seal-edge { stroke: var(--accent); } .seal-wax { fill: var(--accent); } .seal-sign { stroke: var(--on-accent); }
    .sender { font-weight: 600; flex: 1 1 120px; min-width: 0; }
    .language { padding: 12px 0; }
    main { padding-top: 8px; padding-bottom: 32px; }
    .lead { font-size: 1.125rem; color: var(--quiet); margin-bottom: 28px; }
    .done { border: 1px solid var(--good); border-left-width: 8px; background: var(--card); border-radius: 8px;
      padding: 16px 18px; margin: 0 0 28px; }
    .done h2 { color: var(--good); } .done p:last-child { margin: 0; }
    .choice { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px; margin: 0 0 16px; }
    .choice > :last-child { margin-bottom: 0; }
    .choice h2 { font-size: 1.125rem; }
    .state { display: flex; gap: 8px; align-items: baseline; font-weight: 600; margin-bottom: 4px; }
    .state .dot { flex: none; width: 0.8em; height: 0.8em; border: 2px solid currentColor; border-radius: 50%;
      align-self: center; }
    .on { color: var(--good); } .on .dot { background: currentColor; } .off { color: var(--stop); }
    .basis { color: var(--quiet); }
    button { font: inherit; font-weight: 600; min-height: 48px; padding: 10px 20px; border-radius: 8px; cursor: pointer;
      border: 2px solid var(--accent); background: var(--accent); color: var(--on-accent); text-align: left; }
    button:hover { text-decoration: underline; text-underline-offset: 0.2em; }
    button.second { background: transparent; color: var(--accent); }
    form { margin: 16px 0 0; }
    details { margin: 12px 0 0; }
    summary { cursor: pointer; min-height: 48px; padding: 12px 0; color: var(--accent); font-weight: 600; }
    blockquote { margin: 4px 0 16px; padding: 4px 0 4px 16px; border-left: 4px solid var(--line); font-size: 1.125rem; }
    fieldset { border: 0; margin: 0 0 16px; padding: 0; } legend { padding: 0; font-weight: 600; margin-bottom: 4px; }
    label { display: flex; gap: 12px; align-items: flex-start; min-height: 48px; padding: 12px 0; cursor: pointer; }
    input[type=radio] { flex: none; width: 24px; height: 24px; margin: 0; accent-color: var(--accent); }
    .next { border-left: 4px solid var(--accent); padding-left: 16px; }
    .foot { color: var(--quiet); font-size: 0.9375rem; padding-top: 20px; padding-bottom: 40px; }
    @media (max-width: 359px) { .top, main, .foot { padding-left: 16px; padding-right: 16px; } .choice { padding: 16px; }
      h1 { font-size: 1.563rem; } button { width: 100%; text-align: center; } }
    @media (forced-colors: active) { button, .choice, .done { border-color: ButtonText; } }

    """

  private static let onPaper = """
    @media print { .language, button, form, details, .skip { display: none; } .choice { break-inside: avoid; } }

    """

  /// FNV-1a: no secret, only another name for another text.
  private static func fingerprint(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
