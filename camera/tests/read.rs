//! Codes are read from pictures as a camera gives them: small, turned,
//! blurred, speckled, unevenly lit, light on dark.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod scene;

use std::time::Instant;

use joint_action_camera::{Look, Picture, ask, read};
use joint_action_packer::qr;
use scene::{Dice, Scene};

const ADDRESS: &str = "https://plans.example.org/joint-action/";

/// Texts with codes of versions 3, 8 and 15: an answer, a small plan, a large one.
fn texts() -> [(u8, String); 3] {
    let mut dice = Dice(11);
    [20, 330, 1000].map(|digits| {
        let text: String = format!("{ADDRESS}#d1{}", dice.digits(digits));
        (qr::text(&text, 22).unwrap().version, text)
    })
}

fn reads(scene: &Scene, text: &str) -> bool {
    let found = read(&scene.draw(&qr::text(text, 22).unwrap()), Look::Thorough);
    assert!(found.iter().all(|found| found == text), "{found:?}");
    !found.is_empty()
}

#[test]
fn codes_are_read_as_a_camera_sees_them() {
    let plain = Scene::default();
    let small = Scene { turn: 4.0, ..plain.clone() };
    // How they are seen, and at how many points to a module each must be read.
    let scenes = [
        ("straight", 2.5, plain.clone()),
        ("turned by 17 degrees", 2.5, Scene { turn: 17.0, ..plain.clone() }),
        ("turned by 45 degrees", 2.5, Scene { turn: 45.0, ..plain.clone() }),
        ("on its head", 2.5, Scene { turn: 183.0, ..plain.clone() }),
        ("from the side", 2.5, Scene { turn: 5.0, tilt: 0.25, ..plain }),
        ("noise", 2.5, Scene { noise: 40, ..small.clone() }),
        ("pale", 2.5, Scene { dark: 90.0, light: 150.0, noise: 6, ..small.clone() }),
        ("shadow", 2.5, Scene { shade: 0.6, noise: 6, ..small.clone() }),
        ("light on dark", 2.5, Scene { dark: 235.0, light: 20.0, ..small.clone() }),
        ("blurred by a third", 2.5, Scene { blur: 0.33, ..small.clone() }),
        ("blurred by two fifths", 3.0, Scene { blur: 0.4, ..small }),
        (
            "all of it, a little",
            4.0,
            Scene { turn: 9.0, tilt: 0.12, blur: 0.3, noise: 14, shade: 0.3, ..Scene::default() },
        ),
    ];
    let mut unread = Vec::new();
    println!("{:<24} {:>8} {:>5} {:>5} {:>5} {:>5}", "points to a module", "version", 2.5, 3, 4, 6);
    for (name, least, scene) in scenes {
        for (version, text) in texts() {
            let row = [2.5, 3.0, 4.0, 6.0].map(|pixels| {
                let seen = reads(&Scene { pixels, blur: scene.blur * pixels, shift: 0.37, ..scene.clone() }, &text);
                if !seen && pixels >= least {
                    unread.push(format!("{name}, version {version} at {pixels}"));
                }
                if seen { " read" } else { "    –" }
            });
            println!("{name:<24} {version:>8} {}", row.join(" "));
        }
    }
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn every_code_of_a_picture_is_read_once() {
    let [one, two] = ["joint action", "Pawb yn ôl i’r bwrdd"].map(|text| qr::text(text, 6).unwrap());
    let scene = Scene { pixels: 4.0, ..Scene::default() };
    let (pictures, height) = ([&one, &two, &one].map(|code| scene.points(code)), 400);
    let width = pictures.iter().map(|(side, _)| usize::from(*side)).sum::<usize>();
    let mut light = vec![128; width * height];
    let mut left = 0;
    for (side, points) in &pictures {
        let side = usize::from(*side);
        for (y, row) in points.chunks(side).enumerate() {
            light[y * width + left..][..side].copy_from_slice(row);
        }
        left += side;
    }
    let mut found = read(&Picture::new(width as u16, height as u16, &light).unwrap(), Look::Quick);
    found.sort();
    assert_eq!(found, ["Pawb yn ôl i’r bwrdd", "joint action"]);
}

#[test]
fn pictures_without_a_code_give_nothing_and_break_nothing() {
    let mut dice = Dice(3);
    for round in 0..300 {
        let (width, height) = (21 + dice.below(80), 21 + dice.below(80));
        let coarse = 1 + dice.below(6);
        let spots: Vec<u8> = (0..10_000).map(|_| if dice.below(2) == 0 { 0 } else { 255 }).collect();
        let light: Vec<u8> =
            (0..width * height).map(|at| spots[at / width / coarse * 100 + at % width / coarse]).collect();
        let picture = Picture::new(width as u16, height as u16, &light).unwrap();
        assert_eq!(read(&picture, Look::Thorough), Vec::<String>::new(), "{round}");
    }
    // Parts of a code, cut off anywhere.
    let (side, points) = Scene { pixels: 3.0, ..Scene::default() }.points(&qr::text(&texts()[1].1, 22).unwrap());
    let whole = usize::from(side);
    for cut in (21..whole * 2 / 3).step_by(9) {
        let light: Vec<u8> = points.chunks(whole).take(cut).flat_map(|row| row[whole - cut..].to_vec()).collect();
        let picture = Picture::new(cut as u16, cut as u16, &light).unwrap();
        assert_eq!(read(&picture, Look::Thorough), Vec::<String>::new(), "{cut}");
    }
}

#[test]
fn a_request_is_how_to_look_the_size_and_the_points() {
    let (side, points) = Scene::default().points(&qr::text("joint action", 6).unwrap());
    let [low, high] = side.to_le_bytes();
    let request = |how: u8| [&[how, low, high, low, high], points.as_slice()].concat();
    let expected = [&12u32.to_le_bytes(), b"joint action".as_slice()].concat();
    assert_eq!(ask::answer(&request(0)), expected);
    assert_eq!(ask::answer(&request(2)), expected);
    let cut = request(0).len() - 1;
    for nonsense in [Vec::new(), vec![0; 5], request(3), request(0)[..cut].to_vec(), [request(0), vec![0]].concat()] {
        assert_eq!(ask::answer(&nonsense), Vec::<u8>::new());
    }
}

#[test]
fn a_picture_of_a_camera_is_looked_at_quickly() {
    let text = &texts()[1].1;
    let (side, points) = Scene { pixels: 5.0, ..Scene::default() }.points(&qr::text(text, 22).unwrap());
    let mut light = vec![128; 1280 * 720];
    for (y, row) in points.chunks(usize::from(side)).enumerate() {
        light[y * 1280 + 300..][..row.len()].copy_from_slice(row);
    }
    let picture = Picture::new(1280, 720, &light).unwrap();
    for look in [Look::Quick, Look::Again, Look::Thorough] {
        let began = Instant::now();
        let found = read(&picture, look);
        println!("1280 by 720, {look:?}: {:?}, {} read", began.elapsed(), found.len());
    }
    assert_eq!(read(&picture, Look::Quick), [text.as_str()]);
}
