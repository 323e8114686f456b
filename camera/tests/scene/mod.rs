//! Pictures of codes, as a camera would see them.

use joint_action_camera::Picture;
use joint_action_packer::qr::Qr;

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    pub fn digits(&mut self, many: usize) -> String {
        (0..many).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }
}

/// How a code is seen.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Points of the picture to a module.
    pub pixels: f64,
    /// Degrees that the code is turned by.
    pub turn: f64,
    /// How far the picture is from the side: the far edge is shorter by this part.
    pub tilt: f64,
    /// The radius of the blur, in points.
    pub blur: f64,
    /// The most that a point is wrong by.
    pub noise: i32,
    /// How much darker one side is than the other, as a part.
    pub shade: f64,
    /// How light a dark module is, 0 to 255.
    pub dark: f64,
    /// How light a light module is.
    pub light: f64,
    /// Where the code begins, in parts of a point.
    pub shift: f64,
    pub seed: u64,
}

impl Default for Scene {
    fn default() -> Scene {
        Scene {
            pixels: 4.0,
            turn: 0.0,
            tilt: 0.0,
            blur: 0.0,
            noise: 0,
            shade: 0.0,
            dark: 25.0,
            light: 235.0,
            shift: 0.0,
            seed: 1,
        }
    }
}

impl Scene {
    /// The picture: the code with its quiet zone on a grey table.
    pub fn draw(&self, code: &Qr) -> Picture {
        let (side, light) = self.points(code);
        Picture::new(side, side, &light).unwrap()
    }

    /// Its side, and its points row by row.
    pub fn points(&self, code: &Qr) -> (u16, Vec<u8>) {
        let paper = (code.size + 8) as f64;
        let side = (paper * self.pixels * 1.5).ceil() as usize;
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let centre = side as f64 / 2.0 + self.shift;
        let seen = |x: f64, y: f64| -> f64 {
            let (dx, dy) = ((x - centre) / self.pixels, (y - centre) / self.pixels);
            // Further away at the top.
            let far = 1.0 + self.tilt * (0.5 - y / side as f64);
            let (dx, dy) = (dx * far, dy * far);
            let (u, v) = (dx * cos + dy * sin + paper / 2.0, dy * cos - dx * sin + paper / 2.0);
            if u < 0.0 || v < 0.0 || u >= paper || v >= paper {
                return 128.0;
            }
            let (column, row) = ((u as usize).wrapping_sub(4), (v as usize).wrapping_sub(4));
            let inside = column < code.size && row < code.size;
            if inside && code.modules[row * code.size + column] { self.dark } else { self.light }
        };
        // Each point sees a square: the mean of sixteen places in it.
        let mut picture: Vec<f64> = (0..side * side)
            .map(|at| {
                let (x, y) = ((at % side) as f64, (at / side) as f64);
                let places = (0..16)
                    .map(|place| seen(x + (f64::from(place % 4) + 0.5) / 4.0, y + (f64::from(place / 4) + 0.5) / 4.0));
                places.sum::<f64>() / 16.0
            })
            .collect();
        if self.blur > 0.0 {
            picture = blurred(&blurred(&picture, side, 1, self.blur), side, side, self.blur);
        }
        let mut dice = Dice(self.seed | 1);
        let most = self.noise;
        let points = picture.iter().enumerate().map(|(at, light)| {
            let shaded = light * (1.0 - self.shade * (at % side) as f64 / side as f64);
            let wrong = if most > 0 { dice.below(2 * most as usize + 1) as i32 - most } else { 0 };
            (shaded.round() as i32 + wrong).clamp(0, 255) as u8
        });
        (side as u16, points.collect())
    }
}

/// Blurs along rows (step 1) or columns (step = side), by a bell curve.
fn blurred(picture: &[f64], side: usize, step: usize, radius: f64) -> Vec<f64> {
    let reach = (radius * 2.5).ceil() as isize;
    let weights: Vec<f64> = (-reach..=reach).map(|far| (-(far as f64 / radius).powi(2) / 2.0).exp()).collect();
    let whole: f64 = weights.iter().sum();
    (0..picture.len())
        .map(|at| {
            let place = if step == 1 { at % side } else { at / side } as isize;
            let sum: f64 = (-reach..=reach)
                .zip(&weights)
                .map(|(far, weight)| {
                    let to = (place + far).clamp(0, side as isize - 1) - place;
                    weight * picture[(at as isize + to * step as isize) as usize]
                })
                .sum();
            sum / whole
        })
        .collect()
}
