//! The answer for the day, and for the days after it.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use madang_masks::rules::{Day, RulesFile, Verdict, Why, WhyNot};

use super::state::Mine;
use super::words;
use crate::i18n::{masks_today as texts, t, tf};
use crate::ui::icon::Icon;

/// The answer in one big word, with its reason, what is left, and the next day.
pub fn answer(rules: &RulesFile, mine: Mine) -> AnyView {
    let date = mine.date();
    let Some(year) = mine.birth_year() else {
        return view! { <p class="today-answer is-open">{t(texts::ANSWER_ASK)}</p> }.into_any();
    };
    let (day, next) = mine.record.with(|record| {
        let day = rules.day(year, date, &record.purchases);
        (day, rules.next_day(year, date, &record.purchases))
    });
    let look = Look::of(day.verdict);
    let word = match day.verdict {
        Verdict::Yes(_) => texts::ANSWER_YES,
        Verdict::No(WhyNot::Before) => texts::ANSWER_BEFORE,
        Verdict::No(WhyNot::After) => texts::ANSWER_AFTER,
        Verdict::No(_) => texts::ANSWER_NO,
    };
    let next = next.filter(|_| !day.may_buy()).map(|next| {
        let text = tf(texts::NEXT, &[("date", &words::day(next))]);
        view! { <p>{text}</p> }
    });
    view! {
        <section class=["today-answer ", look.class].concat() aria-label=t(texts::ANSWER_LABEL)>
            <p class="today-day">{words::day(date)}</p>
            <p class="today-word">
                <Icon name=look.icon />
                <strong>{t(word)}</strong>
            </p>
            <p>{reason(rules, year, day)}</p>
            {left(rules, year, day).map(|text| view! { <p>{text}</p> })}
            {next}
        </section>
    }
    .into_any()
}

/// The day and the six after it.
pub fn week(rules: &RulesFile, mine: Mine) -> Option<AnyView> {
    let (date, year) = (mine.date(), mine.birth_year()?);
    let days = mine
        .record
        .with(|record| rules.coming_week(year, date, &record.purchases));
    let cards: Vec<AnyView> = days
        .into_iter()
        .map(|day| card(rules, day, (day.date == date).then_some(mine.today == date)))
        .collect();
    let view = view! {
        <section class="stack">
            <h2>{t(texts::WEEK)}</h2>
            <ol class="today-week">{cards}</ol>
        </section>
    };
    Some(view.into_any())
}

/// A day's card; `marked` is none but on the day that is asked about, and says
/// whether that is the portal's.
fn card(rules: &RulesFile, day: Day, marked: Option<bool>) -> AnyView {
    let look = Look::of(day.verdict);
    let date = day.date;
    let mark = marked.map(|is_today| {
        let key = if is_today {
            texts::WEEK_TODAY
        } else {
            texts::WEEK_AS_OF
        };
        view! { <span class="today-now">{t(key)}</span> }
    });
    let word = if day.may_buy() {
        texts::ANSWER_YES
    } else {
        texts::ANSWER_NO
    };
    let of_scheme = !matches!(day.verdict, Verdict::No(WhyNot::Before | WhyNot::After));
    view! {
        <li
            class=["today-card ", look.class].concat()
            aria-current=marked.map(|_| "date")
        >
            <Icon name=look.icon />
            <span class="today-card-day">{words::short_day(date)} {mark}</span>
            <span class="today-card-word">
                {of_scheme.then(|| view! { <strong>{t(word)}</strong> })}
                <span>{short_reason(rules, day)}</span>
            </span>
        </li>
    }
    .into_any()
}

/// The reason in one sentence.
fn reason(rules: &RulesFile, year: i32, day: Day) -> String {
    let rule = rules.rule_on(day.date);
    let weekday = day.date.weekday();
    let digits = rule.and_then(|rule| rule.digits_on(weekday)).unwrap_or(&[]);
    let digits = words::digits(digits);
    let weekday = words::weekday(weekday);
    match day.verdict {
        Verdict::Yes(Why::Digit) => tf(
            texts::WHY_DIGIT,
            &[("weekday", &weekday), ("digits", &digits)],
        ),
        Verdict::Yes(Why::Weekend) => t(texts::WHY_WEEKEND),
        Verdict::Yes(Why::Holiday) => {
            tf(texts::WHY_HOLIDAY, &[("name", &holiday(rules, day.date))])
        }
        Verdict::Yes(Why::AnyDay) => t(texts::WHY_ANY_DAY),
        Verdict::Yes(Why::Unlimited) => t(texts::WHY_UNLIMITED),
        Verdict::No(WhyNot::OtherDay) => {
            let own = rule.and_then(|rule| rule.weekday_of(year));
            let own = own.map(words::weekday).unwrap_or_default();
            let digit = year.rem_euclid(10).to_string();
            let values: [(&str, &str); 4] = [
                ("weekday", &weekday),
                ("digits", &digits),
                ("digit", &digit),
                ("own", &own),
            ];
            tf(texts::WHY_NOT_OTHER_DAY, &values)
        }
        Verdict::No(WhyNot::UsedUp) => t(texts::WHY_NOT_USED_UP),
        Verdict::No(WhyNot::Before) => {
            let first = rules.span().map(|(first, _)| words::full_date(first));
            tf(
                texts::WHY_NOT_BEFORE,
                &[("date", &first.unwrap_or_default())],
            )
        }
        Verdict::No(WhyNot::After) => {
            let free = rules.span().and_then(|(_, last)| last.succ_opt());
            let free = free.map(words::full_date).unwrap_or_default();
            tf(texts::WHY_NOT_AFTER, &[("date", &free)])
        }
    }
}

/// The reason in a word or two.
fn short_reason(rules: &RulesFile, day: Day) -> String {
    match day.verdict {
        Verdict::Yes(Why::Digit) | Verdict::No(WhyNot::OtherDay) => {
            let rule = rules.rule_on(day.date);
            let digits = rule.and_then(|rule| rule.digits_on(day.date.weekday()));
            let digits = words::digits(digits.unwrap_or(&[]));
            tf(texts::WORD_DIGITS, &[("digits", &digits)])
        }
        Verdict::Yes(Why::Weekend) => t(texts::WORD_WEEKEND),
        Verdict::Yes(Why::Holiday) => holiday(rules, day.date),
        Verdict::Yes(Why::AnyDay | Why::Unlimited) => t(texts::WORD_ANY_DAY),
        Verdict::No(WhyNot::UsedUp) => t(texts::WORD_USED_UP),
        Verdict::No(WhyNot::Before) => t(texts::WORD_BEFORE),
        Verdict::No(WhyNot::After) => t(texts::WORD_AFTER),
    }
}

/// How many masks are left of the week's; nothing where there is no limit.
fn left(rules: &RulesFile, year: i32, day: Day) -> Option<String> {
    let rule = rules.rule_on(day.date)?;
    match (day.left?, rule.quota(year)?) {
        (0, quota) if rule.may_split => Some(tf(texts::LEFT_NONE, &[("n", &words::masks(quota))])),
        (0, _) => Some(t(texts::LEFT_ONCE)),
        (left, _) => Some(tf(texts::LEFT, &[("n", &words::masks(left))])),
    }
}

fn holiday(rules: &RulesFile, date: NaiveDate) -> String {
    let holiday = rules.holiday_on(date);
    holiday
        .map(|holiday| words::local(&holiday.name))
        .unwrap_or_default()
}

/// Shape and colour of a verdict.
struct Look {
    class: &'static str,
    icon: &'static str,
}

impl Look {
    const fn of(verdict: Verdict) -> Self {
        let (class, icon) = match verdict {
            Verdict::Yes(_) => ("is-yes", "circle"),
            Verdict::No(WhyNot::Before | WhyNot::After) => ("is-over", "minus"),
            Verdict::No(_) => ("is-no", "close"),
        };
        Self { class, icon }
    }
}
