//! The model of text: what the next bit is, from what stood before.

use super::math::{EVEN, Tables, learn, mix};
use super::mixer::{Correction, Mixer};

/// Contexts, each with slots of its own.
const CONTEXTS: usize = 8;

/// Two inputs from each context, one from each match, one from the byte so
/// far, one that is constant.
const INPUTS: usize = 20;

/// Lines of the table of slots.
const LINES: u32 = 140_000;

/// Sets of weights: by the byte so far and where in a word; by how much is
/// known and how far in the word.
const SETS: [usize; 2] = [256 * 3, 4 * 64];

/// Sixteen slots, as much as a processor fetches at once. A slot is a check of
/// 8 bits (0: empty), a history of 8, a probability of 12, a count of 4.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([u32; 16]);

const CHECK: u32 = 0xFF00_0000;
const NEW: u32 = 2048 << 4;

impl Line {
    /// The slot of this node, and its place: where the check is right, or else
    /// the one of three that was seen least, emptied.
    #[inline(always)]
    fn find(&mut self, hash: u32, node: u32) -> (usize, u32) {
        let check = (hash.wrapping_add(node * 37) & 255).max(1) << 24;
        let first = ((node ^ hash >> 8) & 15) as usize;
        let one = self.0[first];
        if one & CHECK == check {
            return (first, one);
        }
        let two = self.0[first ^ 1];
        if two & CHECK == check {
            return (first ^ 1, two);
        }
        let three = self.0[first ^ 2];
        if three & CHECK == check {
            return (first ^ 2, three);
        }
        let (mut least, mut count) = (first, one & 15);
        if two & 15 < count {
            (least, count) = (first ^ 1, two & 15);
        }
        if three & 15 < count {
            least = first ^ 2;
        }
        self.0[least] = check | NEW;
        (least, check | NEW)
    }
}

/// The model: [`Text::guess`] and [`Text::learn`] in turn for each bit.
pub struct Text {
    lines: Vec<Line>,
    /// Lines as they were when primed, while a plan is read or written.
    kept: Option<Kept>,
    state: State,
    primed: Option<Box<State>>,
}

#[derive(Clone)]
struct Kept {
    seen: Vec<u64>,
    /// Which lines, and beside them what they were: apart, since a line is
    /// aligned and a number beside it would take as much room again.
    places: Vec<u32>,
    lines: Vec<Line>,
}

/// All but the slots.
#[derive(Clone)]
struct State {
    /// What each history has come to, for each context.
    histories: [[u32; 256]; CONTEXTS],
    bytes_so_far: [u32; 256],
    mixers: [Mixer<INPUTS>; 2],
    correction: Correction,
    matches: [Match; 2],
    past: Vec<u8>,
    /// Where the plan begins.
    plan: usize,
    rate: i32,
    inputs: [i32; INPUTS],
    outputs: [i32; 2],
    hashes: [u32; CONTEXTS],
    line: [usize; CONTEXTS],
    checks: [u32; CONTEXTS],
    slot: [usize; CONTEXTS],
    byte: u32,
    bit: u32,
    recent: u32,
    older: u32,
    word: u32,
    letters: u32,
    words: [u32; 2],
    field: u32,
    group: u32,
    position: u32,
    /// Nothing that matters.
    touched: u32,
}

/// A place in the past that went on as the text does now.
#[derive(Clone)]
struct Match {
    table: Vec<u32>,
    at: usize,
    length: usize,
    guess: Option<u32>,
    trust: [u32; 64],
    place: usize,
}

/// Bytes that must be equal before a match is taken up; 0: two words.
const MATCHES: [usize; 2] = [6, 0];

impl Text {
    /// A model that has read nothing.
    pub fn new(tables: &Tables) -> Text {
        let mut histories = [[0u32; 256]; CONTEXTS];
        for map in &mut histories {
            for (history, counts) in map.iter_mut().zip(tables.counts.iter()) {
                let (zeros, ones) = (u32::from(counts[0]), u32::from(counts[1]));
                let one = ((2 * ones + 1) << 22) / (2 * zeros + 2 * ones + 2);
                *history = one.clamp(64, (1 << 22) - 64) << 10 | 6;
            }
            map[0] = EVEN;
        }
        let found = Match { table: Vec::new(), at: 0, length: 0, guess: None, trust: [EVEN; 64], place: 0 };
        let state = State {
            histories,
            bytes_so_far: [EVEN; 256],
            mixers: SETS.map(|sets| Mixer::new(sets, 1_500)),
            correction: Correction::new(4096, tables),
            matches: MATCHES.map(|_| Match { table: vec![0; 1 << 16], ..found.clone() }),
            past: vec![0],
            plan: usize::MAX,
            rate: 0,
            inputs: [0; INPUTS],
            outputs: [0; 2],
            hashes: [0; CONTEXTS],
            line: [0; CONTEXTS],
            checks: [0; CONTEXTS],
            slot: [0; CONTEXTS],
            byte: 1,
            bit: 0,
            recent: 0,
            older: 0,
            word: 0,
            letters: 0,
            words: [0; 2],
            field: 0,
            group: 0,
            position: 0,
            touched: 0,
        };
        let mut text = Text { lines: vec![Line([0; 16]); LINES as usize], kept: None, state, primed: None };
        text.set_rate();
        text
    }

    /// From here on everything can be undone by [`Text::restore`].
    pub fn keep(&mut self) {
        self.state.plan = self.state.past.len();
        self.set_rate();
        self.primed = Some(Box::new(self.state.clone()));
        self.kept = Some(Kept { seen: vec![0; LINES as usize / 64 + 1], places: Vec::new(), lines: Vec::new() });
    }

    /// As it was when [`Text::keep`] was called.
    pub fn restore(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        for (line, was) in kept.places.drain(..).zip(kept.lines.drain(..)) {
            if let Some(line) = self.lines.get_mut(line as usize) {
                *line = was;
            }
        }
        kept.seen.fill(0);
        if let Some(primed) = &self.primed {
            self.state.clone_from(primed);
        }
    }

    /// Bytes that it holds, with what is kept to undo.
    pub fn memory(&self) -> usize {
        let mixers = self.state.mixers.iter().map(Mixer::memory).sum::<usize>();
        let matches = self.state.matches.iter().map(|found| 4 * found.table.len()).sum::<usize>();
        let state = size_of::<State>() + mixers + self.state.correction.memory() + matches + self.state.past.len();
        let kept = self
            .kept
            .as_ref()
            .map_or(0, |kept| 8 * kept.seen.len() + 4 * kept.places.capacity() + 64 * kept.lines.capacity());
        64 * self.lines.len() + 2 * state + kept
    }

    /// A text of this field and kind begins.
    pub fn begin(&mut self, field: u32, group: u32) {
        let state = &mut self.state;
        state.field = field;
        state.group = group;
        state.position = 0;
        state.letters = 0;
        state.word = 0;
        state.words = [0x100 + group, 0];
        self.contexts();
    }

    fn set_rate(&mut self) {
        let state = &mut self.state;
        state.rate = if state.plan == usize::MAX { 14 + 192 / (8 + (state.past.len() / 2048) as i32) } else { 8 };
    }

    /// The contexts of the next byte.
    fn contexts(&mut self) {
        let state = &mut self.state;
        let (recent, word) = (state.recent, state.word);
        state.hashes = [
            mix(recent & 0xFF, 1),
            mix(recent & 0xFFFF, 2),
            mix(recent & 0xFF_FFFF, 3),
            mix(recent, 4),
            mix(word, mix(recent & 0xFF, 6)),
            mix(word, mix(state.words[0], 7)),
            mix(word, mix(state.field, 8)),
            9,
        ];
        self.nibble();
    }

    /// The lines of the next four bits.
    fn nibble(&mut self) {
        let state = &mut self.state;
        let so_far = if state.bit == 0 { 0x5555 } else { state.byte };
        for at in 0..CONTEXTS {
            let hash = mix(state.hashes[at], so_far);
            let line = ((u64::from(hash) * u64::from(LINES)) >> 32) as usize;
            state.line[at] = line;
            state.checks[at] = hash;
            // Fetched now, so that all of them come at once.
            state.touched ^= self.lines.get(line).map_or(0, |line| line.0[0]);
        }
        if let Some(kept) = &mut self.kept {
            for line in state.line {
                let Some(word) = kept.seen.get_mut(line / 64) else { continue };
                if *word >> (line % 64) & 1 == 0 {
                    *word |= 1 << (line % 64);
                    if let Some(was) = self.lines.get(line) {
                        kept.places.push(line as u32);
                        kept.lines.push(*was);
                    }
                }
            }
        }
    }

    /// The probability that the next bit is 1, in 65,536ths.
    #[inline(always)]
    pub fn guess(&mut self, tables: &Tables) -> u32 {
        let state = &mut self.state;
        let depth = state.bit & 3;
        let node = 1 << depth | (state.byte & ((1 << depth) - 1));
        let mut known = 0;
        for at in 0..CONTEXTS {
            let Some(line) = self.lines.get_mut(state.line[at]) else { continue };
            let (place, slot) = line.find(state.checks[at], node);
            state.slot[at] = place;
            let (history, one, count) = (slot >> 16 & 255, slot >> 4 & 4095, slot & 15);
            known += usize::from(count != 0 && (1..=3).contains(&at));
            state.inputs[2 * at] = tables.stretch(state.histories[at][history as usize & 255] >> 20);
            state.inputs[2 * at + 1] = tables.stretch(one);
        }
        for (at, found) in state.matches.iter_mut().enumerate() {
            state.inputs[16 + at] = found.guess(&state.past, state.plan, state.byte, state.bit, tables);
        }
        state.inputs[18] = tables.stretch(state.bytes_so_far[state.byte as usize & 255] >> 20);
        state.inputs[19] = 256;

        let inside = if state.position == 0 { 0 } else { 1 + usize::from(state.letters > 0) };
        let sets = [state.byte as usize + 256 * inside, known * 64 + (state.letters.min(7) * 8 + state.bit) as usize];
        for ((output, mixer), set) in state.outputs.iter_mut().zip(&mut state.mixers).zip(sets) {
            *output = mixer.mix(&state.inputs, set, tables);
        }
        let mixed = (state.outputs[0] + state.outputs[1]) >> 1;
        let context = state.byte + 256 * (state.group & 15);
        let corrected = state.correction.correct(mixed, context as usize);
        ((tables.squash(mixed) + corrected) >> 1).clamp(24, 65_512) as u32
    }

    /// Learns what the bit was.
    #[inline(always)]
    pub fn learn(&mut self, bit: u32, tables: &Tables) {
        let state = &mut self.state;
        let most = if state.plan == usize::MAX { 1023 } else { 255 };
        let goal = if bit == 1 { 4095 } else { 0 };
        for at in 0..CONTEXTS {
            let Some(line) = self.lines.get_mut(state.line[at]) else { continue };
            let slot = &mut line.0[state.slot[at] & 15];
            let (history, one, count) = (*slot >> 16 & 255, (*slot >> 4 & 4095) as i32, *slot & 15);
            if history != 0 {
                learn(&mut state.histories[at][history as usize & 255], bit, most, &tables.rates);
            }
            let one = one + (((goal - one) * tables.slot_rates[count as usize & 15] + 32_768) >> 16);
            *slot = *slot & CHECK
                | u32::from(tables.next[history as usize & 255][bit as usize & 1]) << 16
                | (one.clamp(2, 4093) as u32) << 4
                | (count + 1).min(15);
        }
        learn(&mut state.bytes_so_far[state.byte as usize & 255], bit, 62, &tables.rates);
        for found in &mut state.matches {
            found.learn(bit, &tables.rates);
        }
        for mixer in &mut state.mixers {
            mixer.learn(&state.inputs, bit, state.rate);
        }
        state.correction.learn(bit);
        state.byte = state.byte << 1 | bit;
        state.bit += 1;
        match state.bit {
            8 => self.end_of_byte(),
            4 => self.nibble(),
            _ => {}
        }
    }

    fn end_of_byte(&mut self) {
        let state = &mut self.state;
        let byte = state.byte & 255;
        state.byte = 1;
        state.bit = 0;
        state.older = state.older << 8 | state.recent >> 24;
        state.recent = state.recent << 8 | byte;
        state.past.push(byte as u8);
        state.position += 1;
        let small = (byte as u8).to_ascii_lowercase();
        let letter = small.is_ascii_lowercase() || small >= 128 || (small == b'\'' && state.letters > 0);
        if letter {
            state.word = mix(state.word.wrapping_add(u32::from(small)), 0x5BD1);
            state.letters += 1;
        } else {
            if state.letters > 0 {
                state.words = [state.word, state.words[0]];
                state.word = 0;
                state.letters = 0;
            }
            if byte != 32 {
                state.words[0] = mix(state.words[0], byte);
            }
        }
        for (found, least) in state.matches.iter_mut().zip(MATCHES) {
            let key = match least {
                0 if !letter => Some(mix(state.words[0], state.words[1])),
                1.. if state.position >= 3 => Some(mix(state.recent, state.older)),
                _ => None,
            };
            found.advance(&state.past, least, key);
        }
        self.set_rate();
        self.contexts();
    }
}

impl Match {
    /// What the next bit was there, stretched, by how long it has been right.
    #[inline(always)]
    fn guess(&mut self, past: &[u8], plan: usize, byte: u32, bit: u32, tables: &Tables) -> i32 {
        self.guess = None;
        if self.length == 0 {
            return 0;
        }
        let Some(next) = past.get(self.at).map(|next| u32::from(*next)) else { return 0 };
        if (next | 256) >> (8 - bit) != byte {
            return 0;
        }
        let guess = next >> (7 - bit) & 1;
        self.guess = Some(guess);
        let step = match self.length {
            0..16 => self.length,
            16..32 => 16 + (self.length - 16) / 4,
            _ => 20 + (self.length / 32).min(3),
        };
        self.place = 2 * step + usize::from(self.at >= plan);
        let right = self.trust[self.place & 63] >> 16;
        let stretched = tables.stretch(right >> 4);
        if guess == 1 { stretched } else { -stretched }
    }

    #[inline(always)]
    fn learn(&mut self, bit: u32, rates: &[i32; 1024]) {
        if let Some(guess) = self.guess {
            learn(&mut self.trust[self.place & 63], u32::from(guess == bit), 1023, rates);
            if guess != bit {
                self.length = 0;
            }
        }
    }

    /// Goes on after a byte, the last of the past; looks for a place where what
    /// has this key was before.
    fn advance(&mut self, past: &[u8], least: usize, key: Option<u32>) {
        if self.length > 0 && past.get(self.at) == past.last() {
            self.at += 1;
            self.length += 1;
        } else {
            self.length = 0;
        }
        let Some(key) = key else { return };
        let Some(entry) = self.table.get_mut(key as usize & 0xFFFF) else { return };
        let candidate = *entry as usize;
        *entry = past.len() as u32;
        if self.length == 0 && candidate > 0 {
            let before = past.get(..candidate).unwrap_or_default();
            let equal = before.iter().rev().zip(past.iter().rev()).take(32).take_while(|(a, b)| a == b).count();
            if equal >= least.max(1) {
                self.at = candidate;
                self.length = equal;
            }
        }
    }
}
