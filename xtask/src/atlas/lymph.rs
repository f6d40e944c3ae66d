//! Where lymph drains to: territories, detours, watersheds, and where the basins lie on the drawings.

use std::path::Path;

use super::{
    error::AtlasError,
    rust_text::{constant, digits, head, place, places, row as text_row},
    sheet::{Ids, Row, Sheet},
    vocabulary::Vocabulary,
};

pub const FILE: &str = "assets/clinical/lymph_drainage.csv";
const BASINS: &str = "assets/chart/lymph_basins.csv";
const KINDS: [&str; 3] = ["territory", "anastomosis", "watershed"];
const SIDES: [&str; 2] = ["toward left ", "toward right "];
/// Detours are drawn on all views, or from one side only.
const VIEWS: [&str; 3] = ["", "anterior", "posterior"];

pub fn table(root: &Path, structures: &Ids, vocabulary: &Vocabulary) -> Result<String, AtlasError> {
    let sheet = Sheet::read(root, FILE)?;
    let mut ids = Ids::new("territory", FILE);
    let (mut territories, mut detours, mut watersheds) = (Vec::new(), Vec::new(), Vec::new());
    let (mut order, mut last_end) = (0, "");
    for row in sheet.rows() {
        match KINDS[row.one_of("kind", &KINDS)?] {
            "territory" => {
                let ends_at = row.text("ends_at")?;
                ids.add(row, row.filled("id")?)?;
                let side = match ends_at {
                    "" => 0,
                    _ => side(row)? + 1,
                };
                // Left and right stand one after the other, and have one number.
                if !ends_at.is_empty() && ends_at != last_end {
                    (order, last_end) = (order + 1, ends_at);
                }
                let own_order = if ends_at.is_empty() { 0 } else { order };
                let end = if ends_at.is_empty() { String::new() } else { place(structures.place(row, ends_at)?) };
                let mut regions = row.list("region_ids", ',')?;
                regions.extend(row.list("more_regions", ',')?);
                territories.push(text_row([
                    &(digits(&[side, own_order]) + &end),
                    row.filled("id")?,
                    row.text("toward")?,
                    &places(&structures.places(row, &regions)?),
                    &places(&structures.places(row, &row.list("node_basins", ';')?)?),
                ]));
            }
            "anastomosis" => {
                let (from, to) = (row.list("from", ';')?, row.list("to", ';')?);
                if from.len() != to.len() {
                    return Err(row.broken("from and to are lists of different length".to_owned()));
                }
                if from.is_empty() {
                    continue;
                }
                let used_when = row.filled("used_when")?;
                vocabulary.contraindication_ids.place(row, used_when)?;
                let (from, to) = (ids.places(row, &from)?, ids.places(row, &to)?);
                let pairs: Vec<usize> = from.into_iter().zip(to).flat_map(|(from, to)| [from, to]).collect();
                let codes = digits(&[row.one_of("view", &VIEWS)?]) + &digits(&pairs);
                detours.push(text_row([codes.as_str(), row.filled("id")?, used_when]));
            }
            _ => watersheds.extend(structures.places(row, &row.list("region_ids", ',')?)?),
        }
    }
    let mut basins = Vec::new();
    for row in Sheet::read(root, BASINS)?.rows() {
        let node = place(structures.place(row, row.filled("node")?)?);
        let [x, y] = [row.needed_number("x")?, row.needed_number("y")?].map(|number| number.to_string());
        basins.push(text_row([node.as_str(), row.filled("view")?, &x, &y]));
    }
    Ok(head(&format!("{FILE} and {BASINS}"))
        + &constant("TERRITORIES", territories)
        + &constant("DETOURS", detours)
        + &constant("LINES", [places(&watersheds)])
        + &constant("BASINS", basins))
}

/// 0 left, 1 right, as the direction says; the name must say the same.
fn side(row: Row<'_>) -> Result<usize, AtlasError> {
    let toward = row.filled("toward")?;
    let side = SIDES.iter().position(|start| toward.starts_with(start));
    let side = side.ok_or_else(|| row.broken(format!("toward \"{toward}\" names neither left nor right")))?;
    let (name, stroke) = (row.filled("name")?.to_lowercase(), row.filled("direction_of_stroke")?);
    let (own, other) = if side == 0 { ("left", "right") } else { ("right", "left") };
    if !name.contains(own) || !stroke.contains(own) || name.contains(other) || stroke.contains(other) {
        return Err(row.broken(format!("toward \"{toward}\" goes to the other side than the name or the stroke")));
    }
    Ok(side)
}

#[cfg(test)]
mod tests {
    use palpate::chart::{Side, View, basins, detours, territories};

    use super::{BASINS, FILE};
    use crate::atlas::{
        sheet::Sheet,
        tests::{Failure, repository},
    };

    #[test]
    fn territories_and_detours_are_those_of_the_sheet() -> Result<(), Failure> {
        let sheet = Sheet::read(&repository(), FILE)?;
        let of_kind = |kind: &'static str| sheet.rows().filter(move |row| row.text("kind").ok() == Some(kind));
        assert_eq!(territories().len(), of_kind("territory").count());
        for (held, row) in territories().iter().zip(of_kind("territory")) {
            assert_eq!([held.id, held.toward], [row.text("id")?, row.text("toward")?]);
            assert_eq!(held.ends_at.map_or("", |node| node.row().id), row.text("ends_at")?, "{}", held.id);
            let mut regions = row.list("region_ids", ',')?;
            regions.extend(row.list("more_regions", ',')?);
            assert_eq!(held.regions.iter().map(|region| region.row().id).collect::<Vec<_>>(), regions, "{}", held.id);
            let nodes: Vec<_> = held.nodes.iter().map(|node| node.row().id).collect();
            assert_eq!(nodes, row.list("node_basins", ';')?, "{}", held.id);
            let side = match (held.id.ends_with("-l"), held.id.ends_with("-r")) {
                (true, _) => Side::Left,
                (_, true) => Side::Right,
                _ => Side::Midline,
            };
            assert_eq!(held.side, side, "{}", held.id);
        }
        let used = |row: &crate::atlas::sheet::Row<'_>| row.text("from").is_ok_and(|from| !from.is_empty());
        assert_eq!(detours().len(), of_kind("anastomosis").filter(used).count());
        for (held, row) in detours().iter().zip(of_kind("anastomosis").filter(used)) {
            assert_eq!([held.id, held.used_when], [row.text("id")?, row.text("used_when")?]);
            let ends = |end: fn(&(usize, usize)) -> usize| -> Vec<&str> {
                held.pairs.iter().map(|pair| territories()[end(pair)].id).collect()
            };
            assert_eq!(ends(|pair| pair.0), row.list("from", ';')?, "{}", held.id);
            assert_eq!(ends(|pair| pair.1), row.list("to", ';')?, "{}", held.id);
            assert_eq!(held.view.map_or("", View::id), row.text("view")?, "{}", held.id);
        }
        Ok(())
    }

    #[test]
    fn basins_are_where_the_sheet_has_them() -> Result<(), Failure> {
        let sheet = Sheet::read(&repository(), BASINS)?;
        assert_eq!(basins().len(), sheet.rows().count());
        for (held, row) in basins().iter().zip(sheet.rows()) {
            assert_eq!([held.view.id(), held.node.row().id], [row.text("view")?, row.text("node")?]);
            assert_eq!([held.spot.x, held.spot.y], [row.needed_number("x")?, row.needed_number("y")?]);
        }
        Ok(())
    }
}
