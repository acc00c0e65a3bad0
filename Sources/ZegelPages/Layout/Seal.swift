/// The one mark: a round perforated stamp that is also a seal.
enum Seal {
  static let svg: HTML = """
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">\
    <circle class="seal-edge" cx="20" cy="20" r="17.5" stroke-width="4" stroke-dasharray="3.2 2.3" fill="none"/>\
    <circle class="seal-wax" cx="20" cy="20" r="15.5"/>\
    <path class="seal-sign" d="M13 13.5h14l-12.6 13H27" fill="none" stroke-width="3" stroke-linejoin="round" \
    stroke-linecap="round"/></svg>
    """
}
