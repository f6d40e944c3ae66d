//! Who says so, as far as a reader on a screen wants to know it.

/// A source with each address told by its site alone: "BMC 2020;21:328 (Rysstad) - doi.org".
pub fn source(source: &str) -> String {
    source.split(' ').map(|word| site_of(word).unwrap_or_else(|| word.to_owned())).collect::<Vec<_>>().join(" ")
}

/// None for a word that is no address.
fn site_of(word: &str) -> Option<String> {
    let address = word.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let (site, path) = address.split_once('/')?;
    let is_top = |top: &str| top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_site = site.rsplit_once('.').is_some_and(|(_, top)| is_top(top));
    let end = if path.ends_with(';') { ";" } else { "" };
    is_site.then(|| format!("{site}{end}"))
}
