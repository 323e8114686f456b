//! Pictures of codes: a film for a camera that is none, and a photo.

use std::path::PathBuf;

use joint_action_packer::qr::{QUIET, Qr};

/// A code in the middle of a grey picture of this size, so many points to a module.
pub fn of(code: &Qr, width: usize, height: usize, pixels: usize) -> Vec<u8> {
    let side = (code.size + 2 * QUIET) * pixels;
    assert!(side <= width.min(height), "a code of {side} points does not fit");
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    let at = |x: usize, y: usize| {
        let (Some(x), Some(y)) = (x.checked_sub(left), y.checked_sub(top)) else { return 140 };
        if x >= side || y >= side {
            return 140;
        }
        let inside = |place: usize| (place / pixels).checked_sub(QUIET).filter(|place| *place < code.size);
        let dark = inside(x).zip(inside(y)).is_some_and(|(x, y)| code.modules[y * code.size + x]);
        if dark { 30 } else { 225 }
    };
    (0..width * height).map(|point| at(point % width, point / width)).collect()
}

/// Writes a film of one picture that stands still, as Chromium takes it in the place of a camera.
pub fn film(name: &str, width: usize, height: usize, light: &[u8]) -> PathBuf {
    let mut film = format!("YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    for _ in 0..2 {
        film.extend_from_slice(b"FRAME\n");
        film.extend_from_slice(light);
        film.extend(std::iter::repeat_n(128, width * height / 2));
    }
    written(&format!("{name}.y4m"), &film)
}

/// Writes a picture in shades of grey as a PNG whose points are not packed.
pub fn png(name: &str, width: usize, height: usize, light: &[u8]) -> PathBuf {
    // Each row begins with how it was filtered: not at all.
    let rows: Vec<u8> = light.chunks(width).flat_map(|row| [&[0], row].concat()).collect();
    let mut packed = vec![0x78, 0x01];
    let blocks = rows.chunks(0xffff);
    let last = blocks.len() - 1;
    for (number, block) in blocks.enumerate() {
        let length = block.len() as u16;
        packed.push(u8::from(number == last));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend_from_slice(block);
    }
    packed.extend(adler(&rows).to_be_bytes());
    let mut head = [width as u32, height as u32].map(u32::to_be_bytes).concat();
    head.extend([8, 0, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head.as_slice()), (b"IDAT", &packed), (b"IEND", &[])] {
        let named = [kind.as_slice(), data].concat();
        file.extend((data.len() as u32).to_be_bytes());
        file.extend_from_slice(&named);
        file.extend(crc(&named).to_be_bytes());
    }
    written(&format!("{name}.png"), &file)
}

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let file = std::env::temp_dir().join(format!("joint-action-{}-{name}", std::process::id()));
    std::fs::write(&file, bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    file
}

fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    b << 16 | a
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}
