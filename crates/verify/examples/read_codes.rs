//! `cargo xtask bench qr`: distorted codes, read by us and by zbar, in a table. Takes how many, and the folder in which
//! zbar finds them as files.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a measurement")]

#[path = "../tests/distorted/mod.rs"]
mod distorted;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use distorted::Photo;
use drempel_verify::qr::{Effort, read};

/// How many were read, and how many wrongly.
#[derive(Default)]
struct Column {
    read: BTreeMap<&'static str, u32>,
    all: u32,
    wrong: u32,
    time: Duration,
    worst: Duration,
}

impl Column {
    fn note(&mut self, photo: &Photo, texts: &[String], time: Duration) {
        let right = u32::from(texts.contains(&photo.text));
        *self.read.entry(photo.hardship).or_default() += right;
        self.all += right;
        self.wrong += texts.iter().filter(|text| **text != photo.text).count() as u32;
        self.time += time;
        self.worst = self.worst.max(time);
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: u32 = arguments.next().map_or(1000, |count| count.parse().unwrap());
    let folder = arguments.next().unwrap_or_else(|| "target/qr".to_owned());
    let zbar = Command::new("zbarimg").arg("--version").output().is_ok();
    fs::create_dir_all(&folder).unwrap();
    let mut columns = [Column::default(), Column::default(), Column::default()];
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for number in 0..count {
        let photo = Photo::number(number);
        *kinds.entry(photo.hardship).or_default() += 1;
        for (column, effort) in columns.iter_mut().zip([Effort::Picture, Effort::Frame]) {
            let began = Instant::now();
            let texts = read(&photo.pixels, photo.width, photo.height, effort);
            column.note(&photo, &texts, began.elapsed());
        }
        if zbar {
            let began = Instant::now();
            let texts = by_zbar(&photo, Path::new(&folder));
            columns[2].note(&photo, &texts, began.elapsed());
        }
    }
    table(&columns, &kinds, count, zbar);
}

/// A file and a process for each; what that costs is in its time.
fn by_zbar(photo: &Photo, folder: &Path) -> Vec<String> {
    let file = folder.join("photo.pgm");
    let head = format!("P5\n{} {}\n255\n", photo.width, photo.height);
    fs::write(&file, [head.as_bytes(), &photo.pixels].concat()).unwrap();
    let output = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(&file)
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn table(columns: &[Column; 3], kinds: &BTreeMap<&str, u32>, count: u32, zbar: bool) {
    let [picture, frame, other] = columns;
    let row = |name: &str, of: String, value: &dyn Fn(&Column) -> String| {
        let last = if zbar { value(other) } else { "not installed".to_owned() };
        println!("| {name} | {of} | {} | {} | {last} |", value(picture), value(frame));
    };
    println!("| codes | of | picture | camera frame | zbar |\n|---|---|---|---|---|");
    for (kind, of) in kinds {
        row(kind, of.to_string(), &|column| column.read.get(kind).copied().unwrap_or_default().to_string());
    }
    row("all", count.to_string(), &|column| column.all.to_string());
    row("read wrongly", String::new(), &|column| column.wrong.to_string());
    row("mean time, ms", String::new(), &|column| {
        format!("{:.0}", column.time.as_secs_f64() * 1000.0 / f64::from(count.max(1)))
    });
    row("longest, ms", String::new(), &|column| column.worst.as_millis().to_string());
    assert!(picture.wrong == 0 && frame.wrong == 0, "a code was read wrongly");
    assert!(!zbar || picture.all >= other.all, "zbar reads more");
}
