//! Where a trigger point of a muscle usually sends its pain.

use std::sync::LazyLock;

use crate::{
    chart::{Fields, StructureId, rows},
    note::referral_table,
};

/// A row of `assets/clinical/referral_patterns.csv`.
#[derive(Debug)]
pub struct Referral {
    pub muscle: StructureId,
    /// True where the pain may be felt on the other side as well.
    pub is_both_sides: bool,
    /// True where another summary broadly agrees with it; the others are recalled.
    pub is_checked: bool,
    /// Zones that the pain is usually felt in.
    pub primary: &'static [StructureId],
    /// Zones that it spills over to where it is strong.
    pub spillover: &'static [StructureId],
}

static REFERRALS: LazyLock<Vec<Referral>> = LazyLock::new(|| rows(referral_table::REFERRALS).map(referral).collect());

fn referral(mut row: Fields) -> Referral {
    let mut codes = row.codes();
    let (is_both_sides, is_checked, muscle) = (codes.flag(), codes.flag(), StructureId(codes.long()));
    let mut zones = || row.codes().all(|codes| StructureId(codes.long()));
    Referral { muscle, is_both_sides, is_checked, primary: zones(), spillover: zones() }
}

impl Referral {
    /// The pattern of a muscle, where the catalogue knows one.
    pub fn of(structure: StructureId) -> Option<&'static Referral> {
        REFERRALS.iter().find(|referral| referral.muscle == structure)
    }
}

#[cfg(test)]
mod tests {
    use super::Referral;
    use crate::chart::StructureId;

    #[test]
    fn a_muscle_has_its_zones_and_a_joint_has_none() {
        let pattern = Referral::of(StructureId::named("quadratus-lumborum").unwrap()).unwrap();
        let ids = |zones: &[StructureId]| zones.iter().map(|zone| zone.row().id).collect::<Vec<_>>();
        assert_eq!(ids(pattern.primary), ["sacroiliac-region", "buttock", "hip-lateral"]);
        assert_eq!(ids(pattern.spillover), ["lower-back", "flank", "inguinal-region", "lower-quadrant"]);
        assert!(Referral::of(StructureId::named("glenohumeral-joint").unwrap()).is_none());
    }
}
