use super::*;

#[test]
fn an_empty_or_strange_file_is_a_demonstration() {
    let empty = PortalConfig::parse(b"{}").unwrap();
    assert_eq!(empty, PortalConfig::default());
    let strange = PortalConfig::parse(br#"{"status":"oficial","colour":"red"}"#).unwrap();
    assert_eq!(strange.status, PortalStatus::Demonstration);
}

#[test]
fn the_static_file_is_the_default() {
    let file = include_bytes!("../../../../public/config.json");
    assert_eq!(PortalConfig::parse(file).unwrap(), PortalConfig::default());
}

#[test]
fn a_full_file_is_read_back_the_same() {
    let text = |ko: &str| LocalText(BTreeMap::from([("ko".into(), ko.into())]));
    let config = PortalConfig {
        status: PortalStatus::Official,
        operator: Some(Operator {
            name: text("마당"),
            phone: Some("02-120".into()),
            email: Some("help@example.kr".into()),
            hours: Some(text("09:00–18:00")),
        }),
        languages: vec!["en".into()],
        services: Services {
            masks: false,
            relief: true,
            forum: false,
            mydata: true,
        },
        kiosk: Kiosk {
            enabled: false,
            idle_s: 90,
            screen: Some(Screen {
                diagonal_in: 21.5,
                width_px: 1080,
                height_px: 1920,
            }),
        },
        notice: Some(Notice {
            text: text("휴관"),
            from: DateTime::UNIX_EPOCH,
            until: Some(DateTime::UNIX_EPOCH),
        }),
    };
    let json = serde_json::to_vec(&config).unwrap();
    assert_eq!(PortalConfig::parse(&json).unwrap(), config);
}

#[test]
fn a_wrong_value_is_named_by_its_place() {
    let refusal = |json: &str| PortalConfig::parse(json.as_bytes()).unwrap_err();
    assert_eq!(
        refusal(r#"{"kiosk":{"screen":{"diagonal_in":"21"}}}"#).at(),
        "kiosk.screen.diagonal_in"
    );
    assert_eq!(
        refusal(r#"{"services":{"masks":1}}"#).at(),
        "services.masks"
    );
    assert_eq!(refusal(r#"{"operator":{}}"#).at(), "operator.name");
}

#[test]
fn a_notice_has_its_time() {
    let json = r#"{"notice":{"text":{"ko":"휴관"},
        "from":"2020-05-12T00:00:00Z","until":"2020-05-13T00:00:00Z"}}"#;
    let config = PortalConfig::parse(json.as_bytes()).unwrap();
    let shown = |at: &str| config.notice_at(at.parse().unwrap()).is_some();
    assert!(!shown("2020-05-11T23:59:59Z"));
    assert!(shown("2020-05-12T00:00:00Z"));
    assert!(!shown("2020-05-13T00:00:00Z"));
}

#[test]
fn a_missing_language_falls_back_to_korean() {
    let text = LocalText(BTreeMap::from([
        ("en".into(), "yard".into()),
        ("ko".into(), "마당".into()),
    ]));
    assert_eq!(text.in_language("en"), "yard");
    assert_eq!(text.in_language("vi"), "마당");
    assert_eq!(LocalText::default().in_language("ko"), "");
}

#[test]
fn a_full_hd_screen_of_21_5_inches_has_102_pixels_an_inch() {
    let screen = Screen {
        diagonal_in: 21.5,
        width_px: 1080,
        height_px: 1920,
    };
    assert_eq!(screen.pixels_per_inch().round(), 102.0);
}
