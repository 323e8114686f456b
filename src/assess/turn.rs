//! In which order people speak in a check-in.

/// The places of so many people in an order drawn at random. `random` is any
/// random number. The facilitator, if their place is given, speaks neither
/// first nor last, so that nobody's tone is set (with three people or more).
pub fn speaking_order(people: usize, facilitator: Option<usize>, random: u32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..people).collect();
    let mut state = random;
    let mut below = |bound: usize| {
        // A plain generator (Numerical Recipes, 1992): fair enough for turns.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % bound
    };
    for place in (1..people).rev() {
        order.swap(place, below(place + 1));
    }
    if let Some(at) = order.iter().position(|each| Some(*each) == facilitator)
        && people > 2
        && (at == 0 || at == people - 1)
    {
        order.swap(at, 1 + below(people - 2));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_speaks_once_and_the_facilitator_neither_first_nor_last() {
        let mut first = [0; 5];
        for random in 0..2_000 {
            let order = speaking_order(5, Some(2), random * 7_919);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4]);
            assert!(order.first() != Some(&2) && order.last() != Some(&2), "{order:?}");
            first[order.first().copied().unwrap_or_default()] += 1;
        }
        assert!([0, 1, 3, 4].iter().all(|place| first.get(*place).is_some_and(|times| *times > 300)), "{first:?}");
        assert_eq!((speaking_order(0, None, 1).len(), speaking_order(1, Some(0), 1)), (0, vec![0]));
        assert_eq!(speaking_order(2, Some(0), 1).len(), 2);
    }
}
