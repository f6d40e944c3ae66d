//! One way to put things in order, whatever they are.

/// The items by their keys, the least first; those with equal keys keep their order. Every caller shares one
/// sort of numbers, as a sort of its own for each kind of item would weigh several kilobytes each.
pub fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> u128) -> Vec<T> {
    let mut keys: Vec<(u128, usize)> = items.iter().enumerate().map(|(place, item)| (key(item), place)).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, place)| items.get_mut(place).and_then(Option::take)).collect()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn equal_keys_keep_their_order() {
        let words = vec!["ccc", "a", "bb", "b", "aaa"];
        assert_eq!(in_order(words, |word| word.len() as u128), ["a", "b", "bb", "ccc", "aaa"]);
    }
}
