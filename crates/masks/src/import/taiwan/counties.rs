//! Taiwan's counties and cities, coded as in ISO 3166-2:TW.

use madang_api::LocalText;

/// A county or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct County {
    /// The code without its `TW-`.
    pub code: &'static str,
    /// Name as the data write it, with 臺.
    pub zh: &'static str,
    /// Korean name.
    pub ko: &'static str,
    /// English name.
    pub en: &'static str,
}

impl County {
    /// All of them, in the order of their codes.
    pub const ALL: &'static [Self] = &[
        county("CHA", "彰化縣", "장화현", "Changhua"),
        county("CYI", "嘉義市", "자이시", "Chiayi City"),
        county("CYQ", "嘉義縣", "자이현", "Chiayi County"),
        county("HSQ", "新竹縣", "신주현", "Hsinchu County"),
        county("HSZ", "新竹市", "신주시", "Hsinchu City"),
        county("HUA", "花蓮縣", "화롄현", "Hualien"),
        county("ILA", "宜蘭縣", "이란현", "Yilan"),
        county("KEE", "基隆市", "지룽시", "Keelung"),
        county("KHH", "高雄市", "가오슝시", "Kaohsiung"),
        county("KIN", "金門縣", "진먼현", "Kinmen"),
        county("LIE", "連江縣", "롄장현", "Lienchiang"),
        county("MIA", "苗栗縣", "먀오리현", "Miaoli"),
        county("NAN", "南投縣", "난터우현", "Nantou"),
        county("NWT", "新北市", "신베이시", "New Taipei"),
        county("PEN", "澎湖縣", "펑후현", "Penghu"),
        county("PIF", "屏東縣", "핑둥현", "Pingtung"),
        county("TAO", "桃園市", "타오위안시", "Taoyuan"),
        county("TNN", "臺南市", "타이난시", "Tainan"),
        county("TPE", "臺北市", "타이베이시", "Taipei"),
        county("TTT", "臺東縣", "타이둥현", "Taitung"),
        county("TXG", "臺中市", "타이중시", "Taichung"),
        county("YUN", "雲林縣", "윈린현", "Yunlin"),
    ];

    /// Its name in the languages of the app.
    #[must_use]
    pub fn name(&self) -> LocalText {
        let texts = [("ko", self.ko), ("en", self.en)];
        LocalText(
            texts
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .into(),
        )
    }

    /// The county with this code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|county| county.code == code)
    }

    /// The county that a text begins with: a county's name, or an address.
    #[must_use]
    pub fn of_text(text: &str) -> Option<&'static Self> {
        // Both characters are in use, and data have either.
        let text = text.trim().replace('台', "臺");
        Self::ALL.iter().find(|county| text.starts_with(county.zh))
    }
}

const fn county(
    code: &'static str,
    zh: &'static str,
    ko: &'static str,
    en: &'static str,
) -> County {
    County { code, zh, ko, en }
}

#[cfg(test)]
mod tests {
    use super::County;

    #[test]
    fn codes_ascend_and_names_are_found_in_both_spellings() {
        assert_eq!(County::ALL.len(), 22);
        assert!(County::ALL.is_sorted_by_key(|county| county.code));
        for text in ["臺北市", " 台北市中正區虛構路1號"] {
            assert_eq!(
                County::of_text(text).map(|county| county.en),
                Some("Taipei")
            );
        }
        assert_eq!(County::of_text("北市"), None);
        assert_eq!(County::of_text(""), None);
        for county in County::ALL {
            assert_eq!(County::of_text(county.zh), County::by_code(county.code));
        }
    }
}
