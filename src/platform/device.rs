//! What this browser cannot do, as far as it can be known before it fails.

/// Whether the page came over an encrypted connection or from this machine.
pub fn is_secure() -> bool {
    web_sys::window().is_none_or(|window| window.is_secure_context())
}

/// The app inside which the page is open, where that app's browser is known to
/// keep things from working.
pub fn in_app() -> Option<&'static str> {
    const APPS: [(&str, &str); 6] = [
        ("KAKAOTALK", "KakaoTalk"),
        ("NAVER(inapp", "NAVER"),
        ("DaumApps", "Daum"),
        ("Instagram", "Instagram"),
        ("FBAN", "Facebook"),
        ("Line/", "LINE"),
    ];
    let agent = web_sys::window()?.navigator().user_agent().ok()?;
    let found = APPS.iter().find(|(mark, _)| agent.contains(mark));
    found.map(|(_, name)| *name)
}
