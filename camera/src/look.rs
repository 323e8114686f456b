//! Looking for codes, once or in several ways.

use rxing::common::{DetectorRXingResult, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::cpp_port::{decoder::Decode, detector};
use rxing::{Binarizer, Luma8LuminanceSource};

use crate::Picture;

/// How hard to look. A camera gives another picture soon; a photo is all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// In the way that finds most.
    Quick,
    /// In the other ways: light on dark, and at half the size.
    Again,
    /// In every way until something is read.
    Thorough,
}

/// The texts of the codes in a picture, each once.
pub fn read(picture: &Picture, look: Look) -> Vec<String> {
    let ways: &[fn(&Picture) -> Vec<String>] = match look {
        Look::Quick => &[near],
        Look::Again => &[|picture| near(&picture.turned()), half],
        Look::Thorough => &[near, half, even, |picture| near(&picture.turned()), |picture| half(&picture.turned())],
    };
    ways.iter().map(|way| way(picture)).find(|texts| !texts.is_empty()).unwrap_or_default()
}

/// What is dark is judged by what is near it: light falls unevenly on paper.
fn near(picture: &Picture) -> Vec<String> {
    source(picture).map(|source| found(HybridBinarizer::new(source))).unwrap_or_default()
}

fn half(picture: &Picture) -> Vec<String> {
    picture.halved().map(|half| near(&half)).unwrap_or_default()
}

/// What is dark is judged by the whole picture, as on a screen.
fn even(picture: &Picture) -> Vec<String> {
    source(picture).map(|source| found(GlobalHistogramBinarizer::new(source))).unwrap_or_default()
}

fn source(picture: &Picture) -> Option<Luma8LuminanceSource> {
    let (width, height) = (u32::try_from(picture.width).ok()?, u32::try_from(picture.height).ok()?);
    Luma8LuminanceSource::new(picture.light.clone(), width, height).ok()
}

/// Every code that can be read. The reader's own loop is not used: it would
/// also look for the smaller relatives of these codes, and bring the letters of
/// every script in forty encodings.
fn found(binarizer: impl Binarizer) -> Vec<String> {
    let Ok(dark) = binarizer.get_black_matrix() else { return Vec::new() };
    let mut corners = detector::FindFinderPatterns(dark, true, 0);
    let mut used = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for set in detector::GenerateFinderPatternSets(&mut corners) {
        let three = [set.bl, set.tl, set.tr];
        if three.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        let Ok(sampled) = detector::SampleQR(dark, &set) else { continue };
        let Ok(decoded) = Decode(sampled.getBits()) else { continue };
        if !decoded.isValid() {
            continue;
        }
        used.extend(three);
        let text = in_letters(decoded.content().bytes());
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Bytes are letters in UTF-8, as ours are, or each is a letter of Latin 1, as
/// the standard had it first (ISO/IEC 18004, 2000).
fn in_letters(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
