//! Finds QR codes in a picture.
//!
//! A picture is a byte of lightness for every point; what comes out is the
//! text of every code that could be read. Where the picture comes from is the
//! page's concern, and so is what a text means. Codes are drawn by the packer,
//! not here.

pub mod ask;
mod look;

pub use look::{Look, read};

/// Pictures with a side shorter than this hold no code: the smallest has 21
/// modules (ISO/IEC 18004, 2015).
const LEAST_SIDE: usize = 21;

/// A picture in shades of grey.
#[derive(Clone, Debug)]
pub struct Picture {
    width: usize,
    height: usize,
    light: Vec<u8>,
}

impl Picture {
    /// A picture of so many points, 0 dark and 255 light, row by row from the
    /// top left; nothing where their number is wrong or it is too small.
    pub fn new(width: u16, height: u16, light: &[u8]) -> Option<Picture> {
        let (width, height) = (usize::from(width), usize::from(height));
        let fits = width.min(height) >= LEAST_SIDE && light.len() == width * height;
        fits.then(|| Picture { width, height, light: light.to_vec() })
    }

    /// Light for dark.
    fn turned(&self) -> Picture {
        Picture { light: self.light.iter().map(|light| 255 - light).collect(), ..*self }
    }

    /// Half as wide and half as high, each point the mean of four: what is
    /// noise at one size is even at the next.
    fn halved(&self) -> Option<Picture> {
        let (width, height) = (self.width / 2, self.height / 2);
        if width.min(height) < LEAST_SIDE {
            return None;
        }
        let mut light = Vec::with_capacity(width * height);
        for rows in self.light.chunks_exact(self.width * 2).take(height) {
            let (upper, lower) = rows.split_at(self.width);
            let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
            light.extend(pairs.map(|(upper, lower)| {
                let sum: u16 = upper.iter().chain(lower).map(|light| u16::from(*light)).sum();
                (sum / 4) as u8
            }));
        }
        Some(Picture { width, height, light })
    }
}
