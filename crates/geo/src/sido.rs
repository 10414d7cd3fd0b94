//! The seventeen provinces and metropolitan cities.

/// A province or metropolitan city (시도).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sido {
    /// Two-digit administrative code, as the base map uses it.
    pub code: &'static str,
    /// Korean name, as the base map uses it.
    pub ko: &'static str,
    /// English name.
    pub en: &'static str,
    /// Short Korean form that people use and addresses often start with.
    pub short: &'static str,
    /// Other names in use, older and newer.
    others: &'static [&'static str],
}

impl Sido {
    /// All of them, in the order of their codes.
    pub const ALL: &'static [Sido] = &[
        sido("11", "서울특별시", "Seoul", "서울", &["서울시"]),
        sido("26", "부산광역시", "Busan", "부산", &["부산시"]),
        sido("27", "대구광역시", "Daegu", "대구", &["대구시"]),
        sido("28", "인천광역시", "Incheon", "인천", &["인천시"]),
        sido("29", "광주광역시", "Gwangju", "광주", &[]),
        sido("30", "대전광역시", "Daejeon", "대전", &["대전시"]),
        sido("31", "울산광역시", "Ulsan", "울산", &["울산시"]),
        sido("36", "세종특별자치시", "Sejong", "세종", &["세종시"]),
        sido("41", "경기도", "Gyeonggi", "경기", &[]),
        sido("42", "강원특별자치도", "Gangwon", "강원", &["강원도"]),
        sido("43", "충청북도", "Chungbuk", "충북", &[]),
        sido("44", "충청남도", "Chungnam", "충남", &[]),
        sido("45", "전라북도", "Jeonbuk", "전북", &["전북특별자치도"]),
        sido("46", "전라남도", "Jeonnam", "전남", &[]),
        sido("47", "경상북도", "Gyeongbuk", "경북", &[]),
        sido("48", "경상남도", "Gyeongnam", "경남", &[]),
        sido("50", "제주특별자치도", "Jeju", "제주", &["제주도"]),
    ];

    /// All its names, the one that the base map uses first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let other = self.others.iter().copied();
        [self.ko, self.short, self.en].into_iter().chain(other)
    }

    /// The sido with this code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Sido> {
        Self::ALL.iter().find(|sido| sido.code == code)
    }

    /// The sido an address names with its first word, in any of its forms
    /// (`강원도`, `강원특별자치도`, `강원`).
    #[must_use]
    pub fn of_address(address: &str) -> Option<&'static Sido> {
        let first = address.split_whitespace().next()?;
        Self::ALL
            .iter()
            .find(|sido| first == sido.ko || first == sido.short || sido.others.contains(&first))
    }
}

const fn sido(
    code: &'static str,
    ko: &'static str,
    en: &'static str,
    short: &'static str,
    others: &'static [&'static str],
) -> Sido {
    Sido {
        code,
        ko,
        en,
        short,
        others,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(address: &str) -> Option<&'static str> {
        Sido::of_address(address).map(|sido| sido.code)
    }

    #[test]
    fn addresses_name_their_sido_in_old_new_and_short_forms() {
        assert_eq!(code_of("강원도 강릉시 경강로 2021"), Some("42"));
        assert_eq!(code_of("강원특별자치도 강릉시"), Some("42"));
        assert_eq!(code_of(" 전북 전주시"), Some("45"));
        assert_eq!(code_of("세종특별자치시 한누리대로 2130"), Some("36"));
    }

    /// 광주시 is a city in 경기도 as well, so the bare word decides nothing.
    #[test]
    fn doubtful_addresses_name_none() {
        assert_eq!(code_of("광주시 경안동"), None);
        assert_eq!(code_of(""), None);
        assert_eq!(code_of("강릉시 경강로"), None);
    }

    #[test]
    fn codes_ascend() {
        assert!(Sido::ALL.is_sorted_by_key(|sido| sido.code));
        assert_eq!(Sido::by_code("50").map(|sido| sido.en), Some("Jeju"));
        assert_eq!(Sido::by_code("99"), None);
    }
}
