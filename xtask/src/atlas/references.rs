//! Checks that the sheets which are not compiled in name only what the catalogue has.

use std::path::Path;

use super::{
    error::AtlasError,
    sheet::{Ids, Sheet},
    structures::Structures,
    vocabulary::Vocabulary,
};

/// Words that stand where an id could: for all, for none, for a kind of structure.
const WORDS: [&str; 5] = ["any", "none", "muscle", "joint", "scar-site"];

pub fn check(root: &Path, structures: &Structures, vocabulary: &Vocabulary) -> Result<(), AtlasError> {
    let measures = Ids::of_column(root, "measure", "assets/clinical/measures.csv")?;
    let conditions = "assets/clinical/conditions.csv";
    Ids::of_column(root, "condition", conditions)?;
    let structures = &structures.ids;
    let columns: [(&str, &str, char, &Ids); 14] = [
        (conditions, "typical_regions", ',', structures),
        (conditions, "typical_techniques", ',', &vocabulary.technique_ids),
        (conditions, "typical_measures", ',', &measures),
        ("assets/clinical/techniques.csv", "contraindications", ';', &vocabulary.contraindication_ids),
        ("assets/clinical/contraindications.csv", "regions", ',', structures),
        ("assets/clinical/referral_patterns.csv", "satellite_muscles", ',', structures),
        ("assets/clinical/lymph_drainage.csv", "region_ids", ',', structures),
        ("assets/clinical/lymph_drainage.csv", "node_basins", ';', structures),
        ("assets/clinical/region_finding_map.csv", "finding_id", ',', &vocabulary.finding_ids),
        ("assets/clinical/region_finding_map.csv", "structure_id", ',', structures),
        ("assets/clinical/rom_norms.csv", "joint_id", ',', structures),
        ("assets/clinical/circumference_landmarks.csv", "region_id", ',', structures),
        ("assets/clinical/circumference_landmarks.csv", "landmark_structure_id", ',', structures),
        ("assets/clinical/measures.csv", "regions", ',', structures),
    ];
    for (file, column, separator, ids) in columns {
        for row in Sheet::read(root, file)?.rows() {
            for id in row.list(column, separator)? {
                if !WORDS.contains(&id) {
                    ids.place(row, id)?;
                }
            }
        }
    }
    Ok(())
}
