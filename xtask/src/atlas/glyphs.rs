//! The table of glyphs, one for each finding and each family of techniques.

use std::path::Path;

use roxmltree::{Document, Node};

use super::{
    error::AtlasError,
    rust_text::{self, constant, head},
    vocabulary::Vocabulary,
};

const FILE: &str = "assets/chart/glyphs.svg";

/// The table; empty as long as no glyph is drawn.
pub fn table(root: &Path, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let mut rows = Vec::new();
    if root.join(FILE).exists() {
        let unreadable = |why: String| AtlasError::Unreadable { file: FILE.to_owned(), why };
        let text = std::fs::read_to_string(root.join(FILE)).map_err(|why| unreadable(why.to_string()))?;
        let document = Document::parse(&text).map_err(|why| unreadable(why.to_string()))?;
        let mut drawn: Vec<&str> = Vec::new();
        for symbol in document.descendants().filter(|node| node.tag_name().name() == "symbol") {
            let id = symbol.attribute("id").unwrap_or_default();
            let broken = |why: String| AtlasError::Broken {
                file: FILE.to_owned(),
                line: Some(u64::from(document.text_pos_at(symbol.range().start).row)),
                why,
            };
            if drawn.contains(&id) {
                return Err(broken(format!("the glyph \"{id}\" stands twice")));
            }
            if !vocabulary.glyph_ids().any(|wanted| wanted == id) {
                return Err(broken(format!("\"{id}\" is no finding and no family of techniques")));
            }
            drawn.push(id);
            rows.push(row(symbol, id).map_err(broken)?);
        }
        if let Some(missing) = vocabulary.glyph_ids().find(|wanted| !drawn.contains(wanted)) {
            let why = format!("there is no glyph for \"{missing}\"");
            return Err(AtlasError::Broken { file: FILE.to_owned(), line: None, why });
        }
    }
    Ok(head(FILE) + &constant("GLYPHS", rows))
}

fn row(symbol: Node<'_, '_>, id: &str) -> Result<String, String> {
    let view_box = symbol.attribute("viewBox").unwrap_or_default();
    if view_box != "0 0 24 24" {
        return Err(format!("the viewBox of \"{id}\" is \"{view_box}\", expected \"0 0 24 24\""));
    }
    let (mut line, mut solid) = (String::new(), String::new());
    for node in symbol.children().filter(Node::is_element) {
        let kind = match (node.tag_name().name(), node.attribute("class")) {
            ("path", Some("line")) => &mut line,
            ("path", Some("solid")) => &mut solid,
            (tag, class) => {
                let class = class.unwrap_or_default();
                return Err(format!(
                    "\"{id}\" has a <{tag} class=\"{class}\">, expected a path of class line or solid"
                ));
            }
        };
        let data = node.attribute("d").unwrap_or_default();
        if !data.starts_with('M') || data.contains(['"', '<', '\\']) {
            return Err(format!("a path of \"{id}\" is \"{data}\", expected path data that begins with M"));
        }
        *kind += &data.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    if line.is_empty() && solid.is_empty() {
        return Err(format!("the glyph \"{id}\" is empty"));
    }
    Ok(rust_text::row([id, &line, &solid]))
}
