//! One voice per organisation: the average inside each, then across them.

use super::summary::FEWEST;
use super::{Mean, Reply, Response};
use crate::content::statements::STATEMENT_COUNT;
use crate::plan::RowId;

/// For each statement the mean in which every organisation weighs the same.
pub(super) struct Voices([Option<Mean>; STATEMENT_COUNT]);

impl Voices {
    /// For one statement: nothing unless three organisations rated it, since
    /// with two, both means together would give each away.
    pub(super) fn get(&self, place: usize) -> Option<Mean> {
        self.0.get(place).copied().flatten()
    }
}

/// Works them out. People who answer for no partner have no part in them.
pub(super) fn statement_voices(responses: &[&Response]) -> Voices {
    let mut voices = [None; STATEMENT_COUNT];
    for (place, voice) in voices.iter_mut().enumerate() {
        let mut orgs: Vec<(&RowId, f64, usize)> = Vec::new();
        for response in responses {
            let (Some(org), Some(Reply::Rated(rating))) = (&response.org, response.get(place)) else { continue };
            let points = f64::from(rating.get());
            match orgs.iter_mut().find(|(id, ..)| *id == org) {
                Some((_, sum, people)) => {
                    *sum += points;
                    *people += 1;
                }
                None => orgs.push((org, points, 1)),
            }
        }
        if orgs.len() >= FEWEST {
            let means: Vec<Mean> = orgs.iter().filter_map(|(_, sum, people)| Mean::of(*sum, *people)).collect();
            *voice = Mean::across(&means);
        }
    }
    Voices(voices)
}
