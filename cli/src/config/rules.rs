//! What a configuration may say.

use std::collections::BTreeMap;

use madang_api::{
    Kiosk, LANGUAGES, LocalText, Notice, Operator, PortalConfig, PortalStatus, Screen, Services,
};

use super::value::{Table, Value};

const STATUSES: [(&str, PortalStatus); 2] = [
    ("demonstration", PortalStatus::Demonstration),
    ("official", PortalStatus::Official),
];

/// Reads the whole configuration; what is missing takes its default.
pub(super) fn read(mut root: Table<'_>) -> PortalConfig {
    let default = PortalConfig::default();
    let languages = root.get("languages").and_then(|v| languages(&v));
    let languages = languages.unwrap_or(default.languages);
    let status = root.get("status").and_then(|v| v.choice(&STATUSES));
    let status = status.unwrap_or(default.status);
    let operator = match status {
        PortalStatus::Official => root.require("operator"),
        PortalStatus::Demonstration => root.get("operator"),
    };
    let config = PortalConfig {
        status,
        operator: operator.and_then(|v| operator_table(v.table()?, status, &languages)),
        services: root
            .get("services")
            .and_then(|v| services(v.table()?))
            .unwrap_or_default(),
        kiosk: root
            .get("kiosk")
            .and_then(|v| kiosk(v.table()?))
            .unwrap_or_default(),
        notice: root
            .get("notice")
            .and_then(|v| notice(v.table()?, &languages)),
        languages,
    };
    root.finish();
    config
}

fn languages(value: &Value<'_>) -> Option<Vec<String>> {
    let choices = LANGUAGES.map(|tag| (tag, tag));
    let mut tags: Vec<String> = Vec::new();
    for item in value.list()? {
        let Some(tag) = item.choice(&choices) else {
            continue;
        };
        if tags.iter().any(|earlier| earlier == tag) {
            item.refuse("is given twice");
        }
        tags.push(tag.to_owned());
    }
    if tags.is_empty() {
        value.refuse("must name at least one language");
        return None;
    }
    Some(tags)
}

fn operator_table(
    mut table: Table<'_>,
    status: PortalStatus,
    languages: &[String],
) -> Option<Operator> {
    let name = table
        .require("name")
        .and_then(|v| local_text(&v, languages));
    let phone = table.get("phone").and_then(|v| phone(&v));
    let email = table.get("email").and_then(|v| email(&v));
    let hours = table.get("hours").and_then(|v| local_text(&v, languages));
    if status == PortalStatus::Official && phone.is_none() && email.is_none() {
        table.refuse("an official portal needs `operator.phone` or `operator.email`");
    }
    table.finish();
    Some(Operator {
        name: name?,
        phone,
        email,
        hours,
    })
}

fn services(mut table: Table<'_>) -> Option<Services> {
    let mut on = |name| table.get(name).and_then(|v| v.switch()).unwrap_or(true);
    let services = Services {
        masks: on("masks"),
        relief: on("relief"),
        forum: on("forum"),
        mydata: on("mydata"),
    };
    table.finish();
    Some(services)
}

fn kiosk(mut table: Table<'_>) -> Option<Kiosk> {
    let default = Kiosk::default();
    let enabled = table.get("enabled").and_then(|v| v.switch());
    let idle_s = table.get("idle_s").and_then(|v| v.whole(15..=3600));
    let kiosk = Kiosk {
        enabled: enabled.unwrap_or(default.enabled),
        idle_s: idle_s.unwrap_or(default.idle_s),
        screen: table.get("screen").and_then(|v| screen(v.table()?)),
    };
    table.finish();
    Some(kiosk)
}

fn screen(mut table: Table<'_>) -> Option<Screen> {
    let diagonal_in = table
        .require("diagonal_in")
        .and_then(|v| v.decimal(5.0..=120.0));
    let width_px = table
        .require("width_px")
        .and_then(|v| v.whole(320..=16_384));
    let height_px = table
        .require("height_px")
        .and_then(|v| v.whole(320..=16_384));
    table.finish();
    Some(Screen {
        diagonal_in: diagonal_in?,
        width_px: width_px?,
        height_px: height_px?,
    })
}

fn notice(mut table: Table<'_>, languages: &[String]) -> Option<Notice> {
    let text = table
        .require("text")
        .and_then(|v| local_text(&v, languages));
    let from = table.require("from").and_then(|v| v.instant());
    let end = table.get("until");
    let until = end.as_ref().and_then(Value::instant);
    if let (Some(from), Some(until), Some(end)) = (from, until, end)
        && until <= from
    {
        end.refuse("must be later than `notice.from`");
    }
    table.finish();
    Some(Notice {
        text: text?,
        from: from?,
        until,
    })
}

/// A text in every language that the portal offers.
fn local_text(value: &Value<'_>, languages: &[String]) -> Option<LocalText> {
    let mut table = value.table()?;
    let mut texts = BTreeMap::new();
    for tag in LANGUAGES {
        let text = if languages.iter().any(|offered| offered == tag) {
            table.require(tag)
        } else {
            table.get(tag)
        };
        if let Some(text) = text.and_then(|v| v.text()) {
            texts.insert(tag.to_owned(), text.to_owned());
        }
    }
    table.finish();
    Some(LocalText(texts))
}

fn phone(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || "+-() ".contains(c);
    if digits < 3 || !text.chars().all(known) {
        value.refuse("must be a telephone number, like \"02-120\" or \"+82 2 120\"");
        return None;
    }
    Some(text.to_owned())
}

fn email(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    let parts = text.split_once('@');
    let is_domain = |domain: &str| domain.contains('.') && !domain.contains('@');
    if !parts.is_some_and(|(name, domain)| !name.is_empty() && is_domain(domain))
        || text.contains(char::is_whitespace)
    {
        value.refuse("must be a mail address, like \"help@example.kr\"");
        return None;
    }
    Some(text.to_owned())
}
