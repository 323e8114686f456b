//! The modules of a code: what cameras look for, then the words, under the
//! mask that leaves fewest places to stumble (ISO/IEC 18004).

/// A dark module.
const DARK: u8 = 1;

/// One that no word is drawn in.
const KEPT: u8 = 2;

/// The modules of a code with these words, row by row.
pub(super) fn modules(version: u8, words: &[u8]) -> Vec<bool> {
    let mut plain = Grid::new(usize::from(version));
    plain.draw_words(words);
    let masked = (0..8).map(|mask| plain.masked(mask)).min_by_key(Grid::penalty);
    masked.unwrap_or(plain).modules.iter().map(|module| module & DARK != 0).collect()
}

#[derive(Clone)]
struct Grid {
    size: usize,
    modules: Vec<u8>,
}

impl Grid {
    /// With everything that every code of a version has.
    fn new(version: usize) -> Grid {
        let size = 17 + 4 * version;
        let mut grid = Grid { size, modules: vec![0; size * size] };
        for at in 0..size {
            grid.keep(6, at, at % 2 == 0);
            grid.keep(at, 6, at % 2 == 0);
        }
        let marks = marks(version);
        for (row, y) in marks.iter().enumerate() {
            for (column, x) in marks.iter().enumerate() {
                let last = marks.len() - 1;
                if !matches!((row, column), (0, 0)) && (row, column) != (0, last) && (row, column) != (last, 0) {
                    grid.rings(*x, *y, 2);
                }
            }
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            grid.rings(x, y, 4);
        }
        grid.write_format(0);
        if version > 6 {
            let bits = with_check(version, 12, 0x1f25);
            for at in 0..18 {
                let (near, far) = (at / 3, size - 11 + at % 3);
                grid.keep(near, far, bits >> at & 1 == 1);
                grid.keep(far, near, bits >> at & 1 == 1);
            }
        }
        grid
    }

    /// A module outside, to the left or above, counts as one far away.
    fn keep(&mut self, x: usize, y: usize, dark: bool) {
        if x.max(y) < self.size
            && let Some(module) = self.modules.get_mut(y * self.size + x)
        {
            *module = KEPT + u8::from(dark);
        }
    }

    /// Squares around a middle, the ring at 2 light, and the one at 4.
    fn rings(&mut self, x: usize, y: usize, reach: usize) {
        for down in 0..=2 * reach {
            for right in 0..=2 * reach {
                let ring = down.abs_diff(reach).max(right.abs_diff(reach));
                // The small mark has its light ring at 1.
                let dark = if reach == 2 { ring != 1 } else { ring != 2 && ring != 4 };
                self.keep((x + right).wrapping_sub(reach), (y + down).wrapping_sub(reach), dark);
            }
        }
    }

    /// Level L and the mask, twice, and the one module that is always dark.
    fn write_format(&mut self, mask: usize) {
        let bits = with_check(8 | mask, 10, 0x537) ^ 0x5412;
        let size = self.size;
        for at in 0..15 {
            let dark = bits >> at & 1 == 1;
            // Around the first corner, past the lines of timing.
            match at {
                0..6 => self.keep(8, at, dark),
                6..8 => self.keep(8, at + 1, dark),
                8 => self.keep(7, 8, dark),
                _ => self.keep(14 - at, 8, dark),
            }
            if at < 8 { self.keep(size - 1 - at, 8, dark) } else { self.keep(8, size - 15 + at, dark) }
        }
        self.keep(8, size - 8, true);
    }

    /// Up and down in columns two wide, from the right, past the line of timing.
    fn draw_words(&mut self, words: &[u8]) {
        let size = self.size;
        let mut bits = words.iter().flat_map(|word| (0..8).rev().map(move |bit| word >> bit & 1));
        for pair in 0..size / 2 {
            let right = size - 1 - 2 * pair;
            let right = if right <= 6 { right - 1 } else { right };
            for step in 0..size {
                let y = if pair % 2 == 0 { size - 1 - step } else { step };
                for x in [right, right - 1] {
                    if let Some(module) = self.modules.get_mut(y * size + x).filter(|module| **module & KEPT == 0) {
                        *module = bits.next().unwrap_or_default();
                    }
                }
            }
        }
    }

    fn masked(&self, mask: usize) -> Grid {
        let mut grid = self.clone();
        for (at, module) in grid.modules.iter_mut().enumerate() {
            let (x, y) = (at % self.size, at / self.size);
            let turned = match mask {
                0 => (x + y) % 2,
                1 => y % 2,
                2 => x % 3,
                3 => (x + y) % 3,
                4 => (x / 3 + y / 2) % 2,
                5 => x * y % 2 + x * y % 3,
                6 => (x * y % 2 + x * y % 3) % 2,
                _ => ((x + y) % 2 + x * y % 3) % 2,
            };
            if turned == 0 && *module & KEPT == 0 {
                *module ^= DARK;
            }
        }
        grid.write_format(mask);
        grid
    }

    fn is_dark(&self, x: usize, y: usize) -> usize {
        usize::from(self.modules.get(y * self.size + x).is_some_and(|module| module & DARK != 0))
    }

    /// How hard a code is to read, by the four rules of the standard: long
    /// runs, squares, what looks like a corner, and too much of one colour.
    fn penalty(&self) -> usize {
        let size = self.size;
        let (mut penalty, mut dark) = (0, 0);
        for across in [true, false] {
            for line in 0..size {
                // The last eleven modules, and how long the last were alike.
                let (mut last, mut run) = (0, 0);
                for at in 0..size {
                    let (x, y) = if across { (at, line) } else { (line, at) };
                    let module = self.is_dark(x, y);
                    run = if at > 0 && last & 1 == module { run + 1 } else { 1 };
                    last = last << 1 & 0x7ff | module;
                    penalty += match run {
                        5 => 3,
                        6.. => 1,
                        _ => 0,
                    };
                    if at > 9 && matches!(last, 0b101_1101_0000 | 0b000_0101_1101) {
                        penalty += 40;
                    }
                    if across {
                        dark += module;
                        let around = [(x + 1, y), (x, y + 1), (x + 1, y + 1)];
                        let inside = x + 1 < size && y + 1 < size;
                        if inside && around.iter().all(|(x, y)| self.is_dark(*x, *y) == module) {
                            penalty += 3;
                        }
                    }
                }
            }
        }
        // Ten for each twentieth away from half.
        penalty + (dark * 20).abs_diff(size * size * 10) / (size * size) * 10
    }
}

/// Where the middles of the small marks are, in both directions.
fn marks(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let last = 10 + 4 * version;
    let mut marks = vec![6];
    marks.extend((0..count - 1).rev().map(|back| last - back * step));
    marks
}

/// A number with the bits behind it by which errors in it are told.
fn with_check(number: usize, width: usize, polynomial: usize) -> usize {
    let check = (0..width).fold(number, |rest, _| (rest << 1) ^ ((rest >> (width - 1)) * polynomial));
    number << width | check
}
