//! Names of sigungu, made even: the source glues some cities to their districts
//! (`수원시장안구`), leaves others out (`덕양구`) and keeps a few old names.

/// Cities the source leaves out before their districts, by the start of the code.
const MISSING_CITIES: [(&str, &str); 2] = [("4128", "고양시"), ("4146", "용인시")];

/// Names that had changed by the data's base date while the area had not.
const RENAMED: [(&str, &str); 2] = [("28170", "미추홀구"), ("41730", "여주시")];

/// The name to show for a sigungu: `장안구` of `수원시` as `수원시 장안구`.
pub fn sigungu(code: &str, source: &str) -> String {
    if let Some((_, name)) = RENAMED.iter().find(|(renamed, _)| *renamed == code) {
        return (*name).to_owned();
    }
    let source = source.strip_prefix("서울시").unwrap_or(source);
    if let Some((_, city)) = MISSING_CITIES
        .iter()
        .find(|(start, _)| code.starts_with(start))
    {
        return format!("{city} {source}");
    }
    match source.split_once('시') {
        Some((city, district)) if district.ends_with('구') && !city.is_empty() => {
            format!("{city}시 {district}")
        }
        _ => source.to_owned(),
    }
}
